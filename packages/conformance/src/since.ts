/**
 * Since which version of the server a scenario holds. Those without an entry hold since 2.100.0, the oldest version that is
 * supported. The versions are those in which the server's own history has the change; where that is silent, the oldest one
 * that was tried and passes.
 */

import type { Version } from "./Version.js"

interface Change {
  readonly since: Version
  /** What the server does since then. */
  readonly what: string
  readonly scenarios: ReadonlyArray<string>
}

export const oldest: Version = [2, 100, 0]

export const changes: ReadonlyArray<Change> = [
  {
    since: [2, 124, 0],
    what: "An identity has the member `email`.",
    scenarios: ["an update shows identities as they were, and the next read as they are"]
  },
  {
    since: [2, 145, 0],
    what: "Errors have codes, and the statuses of today: 400 for what is not valid, 403 for what is not allowed.",
    scenarios: [
      "a key without an admin role is refused",
      "a new address that is taken is an error of the server",
      "an unknown user is not found by any route below it",
      "a filter that no text can hold is an error of the server",
      "a query of the log needs a scope that there is",
      "a user needs an address",
      "a phone number has two to fifteen digits, and no zero first",
      "a link is of a kind that there is, to an address that there can be",
      "an e-mail change leads to another address, and to a good one",
      "a link of an e-mail change has the token that verifies",
      "a new link takes the place of the one before",
      "an address of another audience is free to be asked for, and not to be had",
      "the link of a banned user is made, and does not sign in",
      "a provider of single sign-on has metadata from one place",
      "metadata must be what SAML says it is, of one provider",
      "metadata at a URL without a response is an error of the server"
    ]
  },
  {
    since: [2, 145, 0],
    what: "A SAML provider keeps its `name_id_format`.",
    scenarios: ["a format of names is kept only together with metadata or a mapping"]
  },
  {
    since: [2, 150, 0],
    what: "An access token ends with its session.",
    scenarios: [
      "a new address and a new password count at the next sign-in",
      "all sessions of a user are ended by a link, and the password stays",
      "all sessions of any user are ended by a random password",
      "global sign-out ends every session",
      "local sign-out ends the token's own session",
      "sign-out of the others keeps the token's own session",
      "a token whose session is over is not accepted"
    ]
  },
  {
    since: [2, 152, 0],
    what: "The router says which methods a path knows, and the server survives what it did not expect.",
    scenarios: ["a page that is no number is refused, and a size of nothing breaks the server"]
  },
  {
    since: [2, 154, 0],
    what: "Addresses of more than 255 characters are refused.",
    scenarios: ["malformed addresses are refused", "an e-mail address is refused for its length or its form"]
  },
  {
    since: [2, 155, 0],
    what: "A new user can have an id and a hash of the password, which were ignored before; a ban is checked before anything is written.",
    scenarios: [
      "a new user takes the id that is asked for",
      "an id that is taken is an error of the server",
      "an id of one's own is a UUID and not the nil one",
      "a ban is a duration as Go writes them",
      "the checks of a new user have their order",
      "an update that fails changes nothing"
    ]
  },
  {
    since: [2, 155, 0],
    what: "Tokens are refused in other words.",
    scenarios: [
      "a bearer that is no token is told what is wrong with it",
      "a token by an algorithm that is not the server's is refused, also by none",
      "a token counts from when it begins until it ends"
    ]
  },
  {
    since: [2, 155, 5],
    what: "Passwords of more than 72 bytes are refused.",
    scenarios: [
      "a changed password must meet the policy, and an empty one does not",
      "a sign-up link needs a password that is not too long"
    ]
  },
  {
    since: [2, 157, 0],
    what: "The server publishes its keys.",
    scenarios: ["the server publishes its keys"]
  },
  {
    since: [2, 158, 1],
    what: "A factor is looked for among those of the user.",
    scenarios: ["a factor of somebody else is not found"]
  },
  {
    since: [2, 161, 0],
    what: "A phone factor can get another number; the header `x-sb-error-code` has the code.",
    scenarios: [
      "a phone factor needs a number, and keeps its name when the number is bad",
      "an error has the shape that the request names, and the older one otherwise",
      "what is taken elsewhere is an error of the database, in the shape of before 2024",
      "a weak password has its reasons in both shapes"
    ]
  },
  {
    since: [2, 164, 0],
    what: "All bodies are read in one way.",
    scenarios: ["a deletion takes no body or a good one"]
  },
  {
    since: [2, 166, 0],
    what: "The user's metadata say whether the address is confirmed.",
    scenarios: ["a new user has what was given, and an identity for each address"]
  },
  {
    since: [2, 167, 0],
    what: "Hashes are read in another way, so that those of Argon2 match; those of Firebase since 2.162.",
    scenarios: [
      "a user has a password or a hash, and both can be too much",
      "an imported hash of each form lets the user sign in"
    ]
  },
  {
    since: [2, 178, 0],
    what: "A SAML provider has a `resource_id`, and can be disabled.",
    scenarios: [
      "a provider is read by its id and by the resource id of one's own books",
      "providers are listed by resource id and by its beginning, without metadata",
      "a provider of single sign-on is changed and deleted",
      "a resource id is one provider's, and its conflict has a name in an update only",
      "domains are replaced as a whole, and what is not given stays"
    ]
  },
  {
    since: [2, 179, 0],
    what: "A missing bearer is reported in other words.",
    scenarios: [
      "a request without a bearer is told to bring one",
      "sign-out needs a bearer, a user and a scope that there is",
      "an unknown path is not found, but for admins only",
      "a method that a path does not know is told which ones it knows"
    ]
  },
  {
    since: [2, 180, 0],
    what: "OAuth clients, which can get a new secret.",
    scenarios: [
      "a confidential client comes with a secret, told once",
      "a public client has no secret and gets none",
      "a new secret takes the place of the old one",
      "an unknown client is not found"
    ]
  },
  {
    since: [2, 181, 0],
    what: "OAuth clients can be changed.",
    scenarios: [
      "clients are listed, changed and deleted",
      "a redirect that is not safe is refused",
      "the routes of OAuth clients say less about a body that is no JSON",
      "what a client says of itself is cleared by an empty text",
      "a text that the database can't hold is refused as a bad value, or is an error of the server"
    ]
  },
  {
    since: [2, 185, 0],
    what: "OAuth clients can have redirects to any scheme.",
    scenarios: ["a client is refused for what it says of itself", "redirects of every kind of application are taken"]
  },
  {
    since: [2, 186, 0],
    what: "OAuth clients keep the way in which they authenticate.",
    scenarios: ["a client's type follows from its way to authenticate, and the other way round"]
  },
  {
    since: [2, 187, 0],
    what: "Custom providers.",
    scenarios: [
      "a provider is created, read and listed, without its secret",
      "an identifier that is taken is a conflict",
      "a URL that leads inside is refused",
      "a provider is changed and deleted",
      "an unknown provider is not found",
      "a custom provider needs what its type needs",
      "a custom provider's URLs are https, with a name that leads outside",
      "an identifier that is not in the pattern is an error of the server",
      "an empty text changes nothing, and an empty list does",
      "a body that is no JSON, or not of its type, is refused by every route that reads one",
      "a body that is called a form is read as none"
    ]
  },
  {
    since: [2, 188, 0],
    what: "Passkeys; a client's way to authenticate can be changed; bodies of more than a mebibyte are refused.",
    scenarios: [
      "a change of a client is refused for what it says, in the same words without a number",
      "a user without passkeys has an empty list",
      "a passkey that is not there is not found, and neither is its user",
      "an id that is malformed is refused in the way of its kind",
      "a body of more than a mebibyte is refused",
      "an error of the server has an id in the older shape, unless it broke down"
    ]
  },
  {
    since: [2, 190, 0],
    what: "The session of an admin's token is looked at; an issuer that is not found is refused in these words.",
    scenarios: [
      "an issuer that does not respond is rejected",
      "a token that names a session needs its user and the session",
      "a user whose role is an admin's is one, until the session is over"
    ]
  },
  {
    since: [2, 192, 0],
    what: "Custom providers have a list of claims.",
    scenarios: [
      "a custom provider's parameters, mapping and claims keep to what is free",
      "a provider is on until it is switched off, and its lists are empty until they are filled"
    ]
  },
  {
    since: [2, 193, 0],
    what: "A session that a factor raised falls back when the factor is deleted.",
    scenarios: ["sessions that a factor raised fall back when it is deleted, and go on"]
  },
  {
    since: [2, 194, 0],
    what: "Lists of users can go by cursor, and their order is checked before their page.",
    scenarios: ["a sort that the server does not know is refused, before a page that it does not know"]
  },
  {
    since: [2, 195, 0],
    what: "A banned user's token is refused.",
    scenarios: ["a banned user's token is not accepted"]
  },
  {
    since: [2, 196, 0],
    what: "SCIM has errors of its own.",
    scenarios: ["SCIM is off, for every client"]
  }
]

const versions = new Map(changes.flatMap(({ scenarios, since }) => scenarios.map((name) => [name, since] as const)))

/** The first version of which the scenario holds, if it is later than the oldest. */
export const sinceOf = (scenario: string): Version | undefined => versions.get(scenario)
