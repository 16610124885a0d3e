/**
 * Settings by name, as in the environment of a server. Names that mean nothing to the emulator are ignored.
 *
 * @since 0.1.0
 * @category models
 */
export type Variables = { readonly [name: string]: string | undefined }
