/** How much is measured. */
import type { Task } from "./clients/Client.js"
import type { Amount } from "./contest.js"

export interface Plan {
  /** How often the clients are started anew. */
  readonly starts: number
  readonly tasks: Readonly<Record<Task, Amount>>
  /** Whether the platform's own clients are called too. No bar is set for them. */
  readonly platformClients: boolean
  /** Of pages that are read and checked; the process is started anew as often as the clients. */
  readonly check: Amount
  /** Of errors of a megabyte; of smaller ones there are more. */
  readonly redaction: Amount
  /** How many cold processes for each import, and for each first response. */
  readonly coldStarts: number
  /** How many times `npm run emulator` is started. */
  readonly commands: number
  /** Of calls to the emulator; a real server gets a tenth of them. */
  readonly emulator: Amount
  /** How many users the emulator holds when its heap is weighed; to make so many takes long. */
  readonly users: number | undefined
}

export const full: Plan = {
  starts: 2,
  tasks: {
    getUser: { rounds: 5, calls: 1_500, warmUp: 5_000 },
    createUser: { rounds: 5, calls: 150, warmUp: 600 },
    error: { rounds: 5, calls: 150, warmUp: 600 },
    page50: { rounds: 5, calls: 40, warmUp: 120 },
    page1000: { rounds: 5, calls: 20, warmUp: 100 },
    stream: { rounds: 5, calls: 1, warmUp: 2 },
    concurrent: { rounds: 5, calls: 3_000, warmUp: 5_000 }
  },
  platformClients: true,
  check: { rounds: 5, calls: 50, warmUp: 200 },
  redaction: { rounds: 7, calls: 3, warmUp: 3 },
  coldStarts: 15,
  commands: 3,
  emulator: { rounds: 7, calls: 1_500, warmUp: 2_000 },
  users: 100_000
}

export const quick: Plan = {
  starts: 1,
  tasks: {
    // Before some thousand calls, what is measured is how far the compiler has come with each client.
    getUser: { rounds: 5, calls: 300, warmUp: 4_500 },
    createUser: { rounds: 5, calls: 50, warmUp: 100 },
    error: { rounds: 5, calls: 50, warmUp: 100 },
    page50: { rounds: 5, calls: 15, warmUp: 30 },
    page1000: { rounds: 5, calls: 3, warmUp: 6 },
    stream: { rounds: 5, calls: 1, warmUp: 1 },
    concurrent: { rounds: 5, calls: 200, warmUp: 300 }
  },
  platformClients: false,
  check: { rounds: 5, calls: 10, warmUp: 30 },
  redaction: { rounds: 5, calls: 1, warmUp: 1 },
  coldStarts: 5,
  commands: 1,
  emulator: { rounds: 5, calls: 200, warmUp: 400 },
  users: undefined
}
