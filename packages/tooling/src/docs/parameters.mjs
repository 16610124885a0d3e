// What the parameters of the operations mean. Their types say the rest.
export const parameters = {
  accessToken: "An access token of the user whose sessions are to end.",
  attributes: "The attributes of the user.",
  changes: "What changes; the rest stays.",
  client: "The client.",
  clientId: "The id of the client, a UUID.",
  duration: "How long the ban lasts, from now on. A number is of milliseconds.",
  email: "The e-mail address, in any case.",
  factor: "The id of the user and the id of the factor, both UUIDs.",
  id: "The id of the user, a UUID.",
  identifier: "The identifier of the provider, such as `custom:acme`.",
  ids: "The ids of the users, UUIDs.",
  link: "Which link, and for whom.",
  of: "The id of the user, a UUID.",
  options: "Options, all of which can be left out.",
  passkey: "The id of the user and the id of the passkey, both UUIDs.",
  phone: "The phone number, with or without `+`.",
  provider: "The provider.",
  query: "Which part of the list; its beginning by default.",
  scope:
    'Which sessions end: `"global"` all of them, `"local"` that of the token, `"others"` all but that; `"global"` by default.',
  user: "The id of the user, a UUID.",
  userId: "The id of the user, a UUID.",
  value: "The new metadata, all of it."
}
