/** The service for untyped callers. Input is validated before anything is sent. */
import type { Service } from "@gotrue-effect/admin/GoTrueAdmin"

// Methods, not properties: a method may be declared with wider parameters than its implementation.
interface Loose {
  createUser(attributes: object): ReturnType<Service["createUser"]>
  updateUserById(id: string, attributes: object): ReturnType<Service["updateUserById"]>
  listUsers(query: object | undefined): ReturnType<Service["listUsers"]>
  inviteUserByEmail(email: string, options: object | undefined): ReturnType<Service["inviteUserByEmail"]>
  generateLink(link: object): ReturnType<Service["generateLink"]>
  createOrGetUser(attributes: object): ReturnType<Service["createOrGetUser"]>
  banUser(id: string, duration: unknown): ReturnType<Service["banUser"]>
  replaceUserMetadata(id: string, metadata: object): ReturnType<Service["replaceUserMetadata"]>
  replaceAppMetadata(id: string, metadata: object): ReturnType<Service["replaceAppMetadata"]>
}

interface LooseClients {
  createClient(client: object): ReturnType<Service["oauth"]["createClient"]>
  updateClient(id: string, changes: object): ReturnType<Service["oauth"]["updateClient"]>
}

interface LooseProviders {
  listProviders(query: object | undefined): ReturnType<Service["customProviders"]["listProviders"]>
  createProvider(provider: object): ReturnType<Service["customProviders"]["createProvider"]>
  updateProvider(id: string, changes: object): ReturnType<Service["customProviders"]["updateProvider"]>
}

interface LooseSso {
  listProviders(query: object | undefined): ReturnType<Service["sso"]["listProviders"]>
  createProvider(provider: object): ReturnType<Service["sso"]["createProvider"]>
  updateProvider(provider: unknown, changes: object): ReturnType<Service["sso"]["updateProvider"]>
}

export interface LooseService extends Loose {
  readonly oauth: LooseClients
  readonly customProviders: LooseProviders
  readonly sso: LooseSso
}

export const loosely = (service: Service): LooseService => service
