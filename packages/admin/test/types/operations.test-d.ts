/** The exact errors and results of each operation, checked by the compiler alone. */
import type { Either, Option, Stream } from "effect"
import { Context, Effect, Schema } from "effect"
import type {
  Contracts,
  AdminError,
  AuditLog,
  CustomProvider,
  Endpoint,
  Endpoints,
  Factor,
  Link,
  Metadata,
  OAuthClient,
  Passkey,
  Server,
  Session,
  SsoProvider,
  User,
  UserPage
} from "../../src/index.js"
import { GetUserById, GoTrueAdmin } from "../../src/index.js"
import type { Equal, Expect, Nothing } from "./expect.js"

type Service = GoTrueAdmin.Service
type Of<Call> = Call extends (...args: never) => Effect.Effect<infer A, infer E, infer R>
  ? readonly [A, E, R]
  : Call extends (...args: never) => Stream.Stream<infer A, infer E, infer R>
    ? readonly [A, E, R]
    : never
type Fails<Call> = Of<Call>[1]
type Gives<Call> = Of<Call>[0]

/** The tags that every operation can fail with, written out: a new one must be a decision. */
type Common =
  | "InvalidInput"
  | "ConnectionFailed"
  | "RequestTimeout"
  | "InvalidResponse"
  | "Unauthenticated"
  | "RateLimited"
  | "ServerError"
  | "UnexpectedAnswer"

type FailsWith<Call, Own extends AdminError.AdminError["_tag"] = never> = Equal<
  Fails<Call>,
  Extract<AdminError.AdminError, { readonly _tag: Common | Own }>
>

// Exactly these errors, and no requirement.
export type Errors = [
  Expect<FailsWith<Service["createUser"], "NotAdmin" | "EmailExists" | "PhoneExists" | "ValidationFailed">>,
  Expect<FailsWith<Service["getUserById"], "NotAdmin" | "UserNotFound">>,
  Expect<FailsWith<Service["updateUserById"], "NotAdmin" | "UserNotFound" | "ValidationFailed" | "WeakPassword">>,
  Expect<FailsWith<Service["deleteUser"], "NotAdmin" | "UserNotFound">>,
  Expect<FailsWith<Service["listUsers"], "NotAdmin">>,
  Expect<FailsWith<Service["inviteUserByEmail"], "NotAdmin" | "EmailExists" | "ValidationFailed" | "HookRejected">>,
  Expect<
    FailsWith<
      Service["generateLink"],
      "NotAdmin" | "UserNotFound" | "EmailExists" | "ValidationFailed" | "HookRejected" | "WeakPassword"
    >
  >,
  Expect<FailsWith<Service["signOut"]>>,
  Expect<FailsWith<Service["mfa"]["listFactors"], "NotAdmin" | "UserNotFound">>,
  Expect<
    FailsWith<Service["mfa"]["updateFactor"], "NotAdmin" | "UserNotFound" | "FactorNotFound" | "ValidationFailed">
  >,
  Expect<FailsWith<Service["mfa"]["deleteFactor"], "NotAdmin" | "UserNotFound" | "FactorNotFound">>,
  Expect<FailsWith<Service["passkey"]["listPasskeys"], "NotAdmin" | "UserNotFound">>,
  Expect<FailsWith<Service["passkey"]["deletePasskey"], "NotAdmin" | "UserNotFound" | "PasskeyNotFound">>,
  Expect<FailsWith<Service["oauth"]["listClients"], "NotAdmin" | "FeatureDisabled">>,
  Expect<FailsWith<Service["oauth"]["createClient"], "NotAdmin" | "FeatureDisabled" | "ValidationFailed">>,
  Expect<FailsWith<Service["oauth"]["getClient"], "NotAdmin" | "FeatureDisabled" | "OAuthClientNotFound">>,
  Expect<
    FailsWith<
      Service["oauth"]["updateClient"],
      "NotAdmin" | "FeatureDisabled" | "OAuthClientNotFound" | "ValidationFailed"
    >
  >,
  Expect<FailsWith<Service["oauth"]["deleteClient"], "NotAdmin" | "FeatureDisabled" | "OAuthClientNotFound">>,
  Expect<
    FailsWith<
      Service["oauth"]["regenerateClientSecret"],
      "NotAdmin" | "FeatureDisabled" | "OAuthClientNotFound" | "ValidationFailed"
    >
  >,
  Expect<FailsWith<Service["customProviders"]["listProviders"], "NotAdmin" | "FeatureDisabled">>,
  Expect<
    FailsWith<
      Service["customProviders"]["createProvider"],
      "NotAdmin" | "FeatureDisabled" | "Conflict" | "ValidationFailed"
    >
  >,
  Expect<
    FailsWith<Service["customProviders"]["getProvider"], "NotAdmin" | "FeatureDisabled" | "CustomProviderNotFound">
  >,
  Expect<
    FailsWith<
      Service["customProviders"]["updateProvider"],
      "NotAdmin" | "FeatureDisabled" | "CustomProviderNotFound" | "ValidationFailed"
    >
  >,
  Expect<
    FailsWith<Service["customProviders"]["deleteProvider"], "NotAdmin" | "FeatureDisabled" | "CustomProviderNotFound">
  >,
  Expect<FailsWith<Service["sso"]["listProviders"], "NotAdmin">>,
  Expect<FailsWith<Service["sso"]["createProvider"], "NotAdmin" | "Conflict" | "ValidationFailed">>,
  Expect<FailsWith<Service["sso"]["getProvider"], "NotAdmin" | "SsoProviderNotFound">>,
  Expect<
    FailsWith<Service["sso"]["updateProvider"], "NotAdmin" | "SsoProviderNotFound" | "Conflict" | "ValidationFailed">
  >,
  Expect<FailsWith<Service["sso"]["deleteProvider"], "NotAdmin" | "SsoProviderNotFound">>,
  Expect<FailsWith<Service["audit"]["listEntries"], "NotAdmin">>,
  Expect<FailsWith<Service["server"]["health"]>>,
  Expect<FailsWith<Service["server"]["settings"]>>,
  Expect<FailsWith<Service["server"]["jwks"]>>
]

type OfSession = "NotAdmin" | "UserNotFound" | "ValidationFailed" | "CannotSignIn" | "HookRejected"

// What several requests together fail with: what each of them can, less what is handled.
export type CompositeErrors = [
  Expect<FailsWith<Service["streamUsers"], "NotAdmin">>,
  Expect<FailsWith<Service["getUserByEmail"], "NotAdmin">>,
  Expect<FailsWith<Service["findUsersByEmail"], "NotAdmin">>,
  Expect<FailsWith<Service["getUserByPhone"], "NotAdmin">>,
  Expect<Equal<Fails<Service["getUsers"]>, AdminError.InvalidInput>>,
  Expect<FailsWith<Service["countUsers"], "NotAdmin">>,
  Expect<FailsWith<Service["createOrGetUser"], "NotAdmin" | "EmailExists" | "PhoneExists" | "ValidationFailed">>,
  Expect<
    FailsWith<
      Service["resendInvite"],
      "NotAdmin" | "UserNotFound" | "EmailExists" | "ValidationFailed" | "HookRejected"
    >
  >,
  Expect<FailsWith<Service["banUser"], "NotAdmin" | "UserNotFound">>,
  Expect<FailsWith<Service["unbanUser"], "NotAdmin" | "UserNotFound">>,
  Expect<FailsWith<Service["replaceUserMetadata"], "NotAdmin" | "UserNotFound" | "ValidationFailed">>,
  Expect<FailsWith<Service["replaceAppMetadata"], "NotAdmin" | "UserNotFound" | "ValidationFailed">>,
  Expect<FailsWith<Service["createSession"], OfSession>>,
  Expect<FailsWith<Service["revokeSessions"], OfSession | "WeakPassword">>,
  Expect<FailsWith<Service["mfa"]["deleteAllFactors"], "NotAdmin" | "UserNotFound">>,
  Expect<FailsWith<Service["audit"]["streamEntries"], "NotAdmin">>
]

declare const admin: Service
declare const someKind: Link.GenerateLink
const email = "ann@example.com"
const signupLink = () => admin.generateLink({ type: "signup", email, password: "" })
const inviteLink = () => admin.generateLink({ type: "invite", email })
const magicLink = () => admin.generateLink({ type: "magiclink", email })
const recoveryLink = () => admin.generateLink({ type: "recovery", email })
const currentLink = () => admin.generateLink({ type: "email_change_current", email, new_email: email })
declare const namedAdmin: GoTrueAdmin.TypedService<{ readonly name: string }, Metadata.Metadata>
const typedInvite = () => namedAdmin.generateLink({ type: "invite", email, data: { name: "Ann" } })
const typedRecovery = () => namedAdmin.generateLink({ type: "recovery", email })
const newLink = () => admin.generateLink({ type: "email_change_new", email, new_email: email })
const someLink = () => admin.generateLink(someKind)

// Each kind of link has its own errors.
export type LinkErrors = [
  Expect<
    FailsWith<typeof signupLink, "NotAdmin" | "EmailExists" | "ValidationFailed" | "HookRejected" | "WeakPassword">
  >,
  Expect<FailsWith<typeof typedInvite, "NotAdmin" | "EmailExists" | "ValidationFailed" | "HookRejected">>,
  Expect<FailsWith<typeof typedRecovery, "NotAdmin" | "UserNotFound" | "ValidationFailed">>,
  Expect<FailsWith<typeof inviteLink, "NotAdmin" | "EmailExists" | "ValidationFailed" | "HookRejected">>,
  Expect<FailsWith<typeof magicLink, "NotAdmin" | "ValidationFailed" | "HookRejected" | "WeakPassword">>,
  Expect<FailsWith<typeof recoveryLink, "NotAdmin" | "UserNotFound" | "ValidationFailed">>,
  Expect<FailsWith<typeof currentLink, "NotAdmin" | "UserNotFound" | "EmailExists" | "ValidationFailed">>,
  Expect<FailsWith<typeof newLink, "NotAdmin" | "UserNotFound" | "EmailExists" | "ValidationFailed">>,
  Expect<
    FailsWith<
      typeof someLink,
      "NotAdmin" | "UserNotFound" | "EmailExists" | "ValidationFailed" | "HookRejected" | "WeakPassword"
    >
  >
]

export type CompositeGives = [
  Expect<Equal<Gives<Service["streamUsers"]>, User.User>>,
  Expect<Equal<Gives<Service["getUserByEmail"]>, Option.Option<User.User>>>,
  Expect<Equal<Gives<Service["findUsersByEmail"]>, ReadonlyArray<User.User>>>,
  Expect<Equal<Gives<Service["getUserByPhone"]>, Option.Option<User.User>>>,
  Expect<Equal<Gives<Service["getUsers"]>, ReadonlyArray<Either.Either<User.User, Fails<Service["getUserById"]>>>>>,
  Expect<Equal<Gives<Service["countUsers"]>, number>>,
  Expect<Equal<Gives<Service["createOrGetUser"]>, { readonly user: User.User; readonly created: boolean }>>,
  Expect<Equal<Gives<Service["resendInvite"]>, User.User>>,
  Expect<Equal<Gives<Service["banUser"]>, User.User>>,
  Expect<Equal<Gives<Service["replaceUserMetadata"]>, User.User>>,
  Expect<Equal<Gives<Service["unbanUser"]>, User.User>>,
  Expect<Equal<Gives<Service["replaceAppMetadata"]>, User.User>>,
  Expect<Equal<Gives<Service["createSession"]>, Session.Session>>,
  Expect<Equal<Gives<Service["revokeSessions"]>, void>>,
  Expect<Equal<Gives<Service["mfa"]["deleteAllFactors"]>, ReadonlyArray<Factor.Factor>>>,
  Expect<Equal<Gives<Service["audit"]["streamEntries"]>, AuditLog.AuditEntry>>
]

// What the rest follows from: no error is any, no operation needs a service, none can fail as the making of the service.
type Calls<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (...args: never) => unknown ? Name : never
}[keyof Group]
type Groups = typeof Endpoints.groups
type IsRight<A, E, R> = [
  Equal<R, never>,
  unknown extends A ? false : true,
  unknown extends E ? false : [E] extends [AdminError.AdminError] ? true : false,
  Equal<Exclude<Common, E extends AdminError.AdminError ? E["_tag"] : never>, never>
] extends [true, true, true, true]
  ? true
  : false
type Wrong<Group> = {
  readonly [Name in Calls<Group>]: Of<Group[Name]> extends readonly [infer A, infer E, infer R]
    ? IsRight<A, E, R> extends true
      ? never
      : Name
    : Name
}[Calls<Group>]

export type NoneWrong = [
  Nothing<Wrong<Pick<Service, keyof Groups["top"]>>>,
  Nothing<
    {
      readonly [Group in Exclude<keyof Groups, "top">]: Wrong<
        Pick<Service[Group], keyof Groups[Group] & keyof Service[Group]>
      >
    }[Exclude<keyof Groups, "top">]
  >
]

// Every operation of the table is on the service, in its group.
export type SameNames = [
  Nothing<Exclude<keyof Groups["top"], Calls<Service>>>,
  Expect<Equal<Exclude<keyof Service, Calls<Service>>, Exclude<keyof Groups, "top">>>,
  Nothing<
    { readonly [Group in Exclude<keyof Groups, "top">]: Exclude<keyof Groups[Group], Calls<Service[Group]>> }[Exclude<
      keyof Groups,
      "top"
    >]
  >
]

const id = "4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e3f"

const Own = Schema.Struct({ name: Schema.String, since: Schema.optional(Schema.DateFromString) })
const Plan = Schema.Struct({ plan: Schema.Literal("free", "pro") })
type Own = { readonly name: string; readonly since?: Date | undefined }
type Plan = { readonly plan: "free" | "pro" }
const schemas = { userMetadata: Own, appMetadata: Plan }

const page = admin.listUsers()
const withMetadata = GoTrueAdmin.withMetadata(admin, schemas)
const typed = {
  created: withMetadata.createUser({ email: "a@b.c" }),
  read: withMetadata.getUserById(id),
  half: GoTrueAdmin.withMetadata(admin, { appMetadata: Plan }).getUserById(id),
  other: GoTrueAdmin.withMetadata(admin, { userMetadata: Own }).getUserById(id),
  none: GoTrueAdmin.withMetadata(admin, {}).getUserById(id),
  changed: withMetadata.updateUserById(id, {}),
  invited: withMetadata.inviteUserByEmail("a@b.c"),
  listed: withMetadata.listUsers(),
  linked: withMetadata.generateLink({ type: "recovery", email: "a@b.c" }),
  later: GoTrueAdmin.withMetadata(schemas)(admin).getUserById(id),
  batched: GetUserById.withMetadata(schemas)(id)
}
const plain = {
  created: admin.createUser({ email: "a@b.c" }),
  read: admin.getUserById(id),
  changed: admin.updateUserById(id, {}),
  invited: admin.inviteUserByEmail("a@b.c"),
  linked: admin.generateLink({ type: "recovery", email: "a@b.c" })
}

type OwnResult = User.UserResult<Own, Plan>
type Success<E> = E extends Effect.Effect<infer A, unknown, unknown> ? A : never

// Exactly these successes: the caller's metadata with schemas, open objects without.
export type Successes = [
  Expect<Equal<Success<typeof plain.created>, User.User>>,
  Expect<Equal<Success<typeof plain.read>, User.User>>,
  Expect<Equal<Success<typeof plain.changed>, User.User>>,
  Expect<Equal<Success<typeof plain.invited>, User.User>>,
  Expect<Equal<Success<typeof plain.linked>, Link.GeneratedLink>>,
  Expect<Equal<Success<typeof page>, UserPage.UserPage>>,
  Expect<Equal<User.User, User.User<Metadata.Metadata | null, Metadata.Metadata>>>,
  Expect<Equal<Success<typeof typed.created>, User.User<Own, Plan>>>,
  Expect<Equal<Success<typeof typed.read>, User.User<Own, Plan>>>,
  Expect<Equal<Success<typeof typed.half>, User.User<Metadata.Metadata | null, Plan>>>,
  Expect<Equal<Success<typeof typed.other>, User.User<Own, Metadata.Metadata>>>,
  Expect<Equal<Success<typeof typed.none>, User.User>>,
  Expect<Equal<Success<typeof typed.changed>, User.User<Own, Plan>>>,
  Expect<Equal<Success<typeof typed.invited>, User.User<Own, Plan>>>,
  Expect<Equal<Success<typeof typed.listed>, UserPage.UserPage<OwnResult>>>,
  Expect<Equal<Success<typeof typed.linked>, Link.GeneratedLink<OwnResult>>>,
  Expect<Equal<Success<typeof typed.read>["app_metadata"]["plan"], "free" | "pro">>,
  Expect<Equal<Success<typeof typed.read>["user_metadata"], Own>>,
  Expect<Equal<Success<typeof typed.later>, User.User<Own, Plan>>>,
  Expect<Equal<Success<typeof typed.batched>, User.User<Own, Plan>>>,
  Expect<Equal<Gives<Service["deleteUser"]>, void>>,
  Expect<Equal<Gives<Service["signOut"]>, void>>,
  Expect<Equal<Gives<Service["mfa"]["listFactors"]>, ReadonlyArray<Factor.Factor>>>,
  Expect<Equal<Gives<Service["mfa"]["updateFactor"]>, Factor.Factor>>,
  Expect<Equal<Gives<Service["mfa"]["deleteFactor"]>, Factor.Factor>>,
  Expect<Equal<Gives<Service["passkey"]["listPasskeys"]>, ReadonlyArray<Passkey.Passkey>>>,
  Expect<Equal<Gives<Service["passkey"]["deletePasskey"]>, void>>,
  Expect<Equal<Gives<Service["oauth"]["listClients"]>, ReadonlyArray<OAuthClient.OAuthClient>>>,
  Expect<Equal<Gives<Service["oauth"]["createClient"]>, OAuthClient.OAuthClientWithSecret>>,
  Expect<Equal<Gives<Service["oauth"]["getClient"]>, OAuthClient.OAuthClient>>,
  Expect<Equal<Gives<Service["oauth"]["updateClient"]>, OAuthClient.OAuthClient>>,
  Expect<Equal<Gives<Service["oauth"]["deleteClient"]>, void>>,
  Expect<Equal<Gives<Service["oauth"]["regenerateClientSecret"]>, OAuthClient.OAuthClientWithSecret>>,
  Expect<Equal<Gives<Service["customProviders"]["listProviders"]>, ReadonlyArray<CustomProvider.CustomProvider>>>,
  Expect<Equal<Gives<Service["customProviders"]["getProvider"]>, CustomProvider.CustomProvider>>,
  Expect<Equal<Gives<Service["customProviders"]["deleteProvider"]>, void>>,
  Expect<Equal<Gives<Service["sso"]["listProviders"]>, ReadonlyArray<SsoProvider.SsoProvider>>>,
  Expect<Equal<Gives<Service["sso"]["deleteProvider"]>, SsoProvider.SsoProvider>>,
  Expect<Equal<Gives<Service["sso"]["createProvider"]>, SsoProvider.SsoProvider>>,
  Expect<Equal<Gives<Service["sso"]["getProvider"]>, SsoProvider.SsoProvider>>,
  Expect<Equal<Gives<Service["sso"]["updateProvider"]>, SsoProvider.SsoProvider>>,
  Expect<Equal<Gives<Service["customProviders"]["createProvider"]>, CustomProvider.CustomProvider>>,
  Expect<Equal<Gives<Service["customProviders"]["getProvider"]>, CustomProvider.CustomProvider>>,
  Expect<Equal<Gives<Service["customProviders"]["updateProvider"]>, CustomProvider.CustomProvider>>,
  Expect<Equal<Gives<Service["audit"]["listEntries"]>, AuditLog.AuditPage>>,
  Expect<Equal<Gives<Service["server"]["health"]>, Server.Health>>,
  Expect<Equal<Gives<Service["server"]["settings"]>, Server.Settings>>,
  Expect<Equal<Gives<Service["server"]["jwks"]>, Server.Jwks>>
]

// The service with schemas has every operation, and those that take or return metadata have the types of the schemas.
type Typed = GoTrueAdmin.TypedService<Own, Plan>
type OwnUser = User.User<Own, Plan>
type Unmatched<Name extends keyof Service> = Fails<Service[Name]> | AdminError.InvalidMetadata
type Returning<Name extends keyof Typed, A, E> = Equal<Of<Typed[Name]>, readonly [A, E, never]>
export type TypedOperations = [
  Expect<Equal<keyof Typed, keyof Service>>,
  Expect<Equal<Typed["mfa"], Service["mfa"]>>,
  Expect<Equal<Typed["deleteUser"], Service["deleteUser"]>>,
  Expect<Returning<"createUser", OwnUser, Unmatched<"createUser">>>,
  Expect<Returning<"getUserById", OwnUser, Unmatched<"getUserById">>>,
  Expect<Returning<"updateUserById", OwnUser, Unmatched<"updateUserById">>>,
  Expect<Returning<"listUsers", UserPage.UserPage<OwnResult>, Fails<Service["listUsers"]>>>,
  Expect<Returning<"inviteUserByEmail", OwnUser, Unmatched<"inviteUserByEmail">>>,
  Expect<Returning<"generateLink", Link.GeneratedLink<OwnResult>, Fails<Service["generateLink"]>>>,
  Expect<Returning<"streamUsers", OwnResult, Fails<Service["streamUsers"]>>>,
  Expect<Returning<"getUserByEmail", Option.Option<OwnUser>, Unmatched<"getUserByEmail">>>,
  Expect<Returning<"findUsersByEmail", ReadonlyArray<OwnResult>, Fails<Service["findUsersByEmail"]>>>,
  Expect<Returning<"getUserByPhone", Option.Option<OwnUser>, Unmatched<"getUserByPhone">>>,
  Expect<
    Returning<"getUsers", ReadonlyArray<Either.Either<OwnUser, Unmatched<"getUserById">>>, AdminError.InvalidInput>
  >,
  Expect<
    Returning<
      "createOrGetUser",
      { readonly user: OwnResult; readonly created: boolean },
      Fails<Service["createOrGetUser"]>
    >
  >,
  Expect<Returning<"resendInvite", OwnUser, Unmatched<"resendInvite">>>,
  Expect<Returning<"banUser", OwnUser, Unmatched<"banUser">>>,
  Expect<Returning<"unbanUser", OwnUser, Unmatched<"unbanUser">>>,
  Expect<Returning<"replaceUserMetadata", OwnUser, Unmatched<"replaceUserMetadata">>>,
  Expect<Returning<"replaceAppMetadata", OwnUser, Unmatched<"replaceAppMetadata">>>,
  Expect<Returning<"createSession", Session.Session<OwnResult>, Fails<Service["createSession"]>>>
]

class Profile extends Schema.Class<Profile>("Profile")({
  name: Schema.String,
  born: Schema.optional(Schema.DateFromString)
}) {}
interface Meta {
  readonly plan: "free" | "pro"
}
declare const meta: Meta
const ofClass = GoTrueAdmin.withMetadata(admin, { userMetadata: Profile, appMetadata: Plan })

// What is written.
ofClass.createUser({ email: "a@b.c", user_metadata: new Profile({ name: "Ann" }), app_metadata: meta })
ofClass.updateUserById(id, { user_metadata: { born: new Date(0) }, app_metadata: meta })
ofClass.updateUserById(id, { user_metadata: new Profile({ name: "Ann" }) })
ofClass.updateUserById(id, { user_metadata: { born: null } })
ofClass.inviteUserByEmail("a@b.c", { data: new Profile({ name: "Ann" }) })
ofClass.generateLink({ type: "invite", email: "a@b.c", data: new Profile({ name: "Ann" }) })
ofClass.replaceAppMetadata(id, meta)
admin.updateUserById(id, { app_metadata: meta, user_metadata: new Profile({ name: "Ann" }) })
// @ts-expect-error there is no such plan
ofClass.createUser({ email: "a@b.c", app_metadata: { plan: "huge" } })
// @ts-expect-error the value is decoded, not encoded
ofClass.updateUserById(id, { user_metadata: { born: "1990-01-02" } })
// @ts-expect-error a member that must be there can't be deleted
ofClass.updateUserById(id, { user_metadata: { name: null } })
// @ts-expect-error a new user needs the whole of it
ofClass.createUser({ email: "a@b.c", user_metadata: { born: new Date(0) } })
// @ts-expect-error there is no such member
ofClass.updateUserById(id, { app_metadata: { rol: "free" } })

// A schema that needs a service can't be run here.
class Needed extends Context.Tag("Needed")<Needed, { readonly read: () => string }>() {}
const needy = Schema.transformOrFail(Schema.String, Schema.String, {
  strict: true,
  decode: (text) => Effect.map(Needed, ({ read }) => text + read()),
  encode: (text) => Effect.succeed(text)
})
// @ts-expect-error its requirement stays open
GoTrueAdmin.withMetadata(admin, { userMetadata: needy })

// The input of a caller.
admin.createUser({ phone: "+15005550006", password_hash: "x" })
// @ts-expect-error a new user has an address
admin.createUser({ email: undefined, phone: undefined })
// @ts-expect-error a new user has an address
admin.createUser({})
declare const maybeHash: { readonly password_hash?: string }
admin.createUser({ email: "a@b.c", ...maybeHash })
// @ts-expect-error the name on the wire is email_confirm
admin.createUser({ email: "a@b.c", emailConfirm: true })
// @ts-expect-error an id can't be changed
admin.updateUserById(id, { id })
// @ts-expect-error there is no sort by address
admin.listUsers({ sort: "email asc" })
// @ts-expect-error metadata is an object
admin.createUser({ email: "a@b.c", user_metadata: "x" })
// @ts-expect-error a sign-up needs a password
admin.generateLink({ type: "signup", email: "a@b.c" })
// @ts-expect-error a change of address needs the new one
admin.generateLink({ type: "email_change_new", email: "a@b.c" })
// @ts-expect-error a recovery takes no metadata
admin.generateLink({ type: "recovery", email: "a@b.c", data: {} })
// @ts-expect-error there is no such kind of link
admin.generateLink({ type: "sms", email: "a@b.c" })
// @ts-expect-error there is no such scope
admin.signOut("a.b.c", "everywhere")
// @ts-expect-error a token is a text
admin.signOut(5)
// @ts-expect-error what is not a schema is none
GoTrueAdmin.withMetadata(admin, { userMetadata: {} })

// Ids that were checked fit wherever plain ones do.
Effect.flatMap(plain.read, (user) => admin.deleteUser(user.id, { soft: true }))

Effect.forEach([id], admin.getUserById)

// Service, Endpoint: the operation's type follows from its endpoint alone.
export type FromTable = [
  Expect<
    Equal<
      Service["getUserById"],
      Endpoint.Operations<typeof Endpoints.groups.top, typeof Contracts.groups.top>["getUserById"]
    >
  >
]
