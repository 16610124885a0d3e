/** The type of each exported input schema is what its operation takes. */
import type {
  AuditLog,
  BanDuration,
  CustomProvider,
  Factor,
  GoTrueAdmin,
  Invite,
  Link,
  OAuthClient,
  Pagination,
  Secret,
  Session,
  SsoProvider,
  User,
  UserAttributes,
  UserPage
} from "../../src/index.js"
import type { Equal, Expect } from "./expect.js"

type Service = GoTrueAdmin.Service

type Takes<Given, Wanted> = [Given] extends [Wanted] ? true : false

type Argument<Call, Place extends number> = Call extends (...args: infer Args) => unknown ? Args[Place] : never

export type Inputs = [
  Expect<Takes<typeof UserAttributes.CreateUser.Type, Argument<Service["createUser"], 0>>>,
  Expect<Takes<typeof UserAttributes.CreateUser.Type, Argument<Service["createOrGetUser"], 0>>>,
  Expect<Takes<typeof UserAttributes.UpdateUser.Type, Argument<Service["updateUserById"], 1>>>,
  Expect<Takes<typeof UserPage.ListUsers.Type, Argument<Service["listUsers"], 0>>>,
  Expect<Takes<typeof User.DeleteUser.Type, Argument<Service["deleteUser"], 1>>>,
  Expect<Takes<typeof User.UserId.Type, Argument<Service["getUserById"], 0>>>,
  Expect<Takes<typeof Invite.InviteOptions.Type, Argument<Service["inviteUserByEmail"], 1>>>,
  Expect<Takes<typeof Link.GenerateLink.Type, Argument<Service["generateLink"], 0>>>,
  Expect<Takes<typeof BanDuration.BanDuration.Type, Argument<Service["banUser"], 1>>>,
  Expect<Takes<typeof Secret.Secret.Type, Argument<Service["signOut"], 0>>>,
  Expect<Takes<typeof Session.AccessToken.Type, Argument<Service["signOut"], 0>>>,
  Expect<Takes<typeof Session.SignOutScope.Type, Argument<Service["signOut"], 1>>>,
  Expect<Takes<typeof Factor.UpdateFactor.Type, Argument<Service["mfa"]["updateFactor"], 1>>>,
  Expect<Takes<typeof OAuthClient.CreateClient.Type, Argument<Service["oauth"]["createClient"], 0>>>,
  Expect<Takes<typeof OAuthClient.UpdateClient.Type, Argument<Service["oauth"]["updateClient"], 1>>>,
  Expect<Takes<typeof CustomProvider.ListProviders.Type, Argument<Service["customProviders"]["listProviders"], 0>>>,
  Expect<Takes<typeof CustomProvider.CreateProvider.Type, Argument<Service["customProviders"]["createProvider"], 0>>>,
  Expect<Takes<typeof CustomProvider.UpdateProvider.Type, Argument<Service["customProviders"]["updateProvider"], 1>>>,
  Expect<Takes<typeof SsoProvider.ListProviders.Type, Argument<Service["sso"]["listProviders"], 0>>>,
  Expect<Takes<typeof SsoProvider.CreateProvider.Type, Argument<Service["sso"]["createProvider"], 0>>>,
  Expect<Takes<typeof SsoProvider.UpdateProvider.Type, Argument<Service["sso"]["updateProvider"], 1>>>,
  Expect<Takes<typeof AuditLog.ListEntries.Type, Argument<Service["audit"]["listEntries"], 0>>>
]

export type Outputs = [
  Expect<Equal<typeof Pagination.Pagination.Type, { [K in keyof Pagination.Pagination]: Pagination.Pagination[K] }>>,
  Expect<Takes<UserPage.UserPage, typeof UserPage.UserPage.Type>>,
  Expect<Takes<AuditLog.AuditPage, typeof AuditLog.AuditPage.Type>>
]
