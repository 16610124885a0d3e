/**
 * The tests that do not run on the Effect 4 edition, each with the reason: at most ten. A file is left out as a whole, and
 * has the tests that are named here and no others.
 */
export const skipped = [
  {
    file: "admin/test/shell/fiberResult.test.ts",
    test: "a response leaves its fiber through a callback, not as its result",
    reason: "It watches fibers with a Supervisor, which Effect 4 does not have, for a leak of Effect 3's Set of fibers."
  },
  {
    file: "admin/test/typed/wireName.test.ts",
    test: "a member is set and deleted under its name on the wire",
    reason:
      "A member has another name by Schema.fromKey, which Effect 4 does not have: there a whole struct is encoded."
  },
  {
    file: "emulator/test/guides.test.ts",
    test: "the guide shows the tests that are run",
    reason: "It compares files with a guide that shows them as they are written for Effect 3."
  },
  {
    file: "admin/test/contracts.test.ts",
    test: "are found",
    reason: "It makes JSON Schema and OpenAPI with the modules of Effect 3, which Effect 4 has in other shapes."
  },
  {
    file: "admin/test/contracts.test.ts",
    test: "has a JSON Schema",
    reason: "It makes JSON Schema and OpenAPI with the modules of Effect 3, which Effect 4 has in other shapes."
  },
  {
    file: "admin/test/contracts.test.ts",
    test: "is the payload and the response of an endpoint in OpenAPI, under names that OpenAPI allows",
    reason: "It makes JSON Schema and OpenAPI with the modules of Effect 3, which Effect 4 has in other shapes."
  },
  {
    file: "admin/test/contracts.test.ts",
    test: "survive JSON, with and without a code",
    reason: "It makes JSON Schema and OpenAPI with the modules of Effect 3, which Effect 4 has in other shapes."
  },
  {
    file: "admin/test/contracts.test.ts",
    test: "have their own tags as names in OpenAPI",
    reason: "It makes JSON Schema and OpenAPI with the modules of Effect 3, which Effect 4 has in other shapes."
  },
  {
    file: "admin/test/contracts.test.ts",
    test: "a page of users passes through JSON",
    reason: "It makes JSON Schema and OpenAPI with the modules of Effect 3, which Effect 4 has in other shapes."
  }
]

/** Whether a file has these tests, and no others. */
export const hasOnly = (text, tests) =>
  (text.match(/^\s*(?:it|test)(?:\.\w+)*\(/gm) ?? []).length === tests.length &&
  tests.every((test) => text.includes(JSON.stringify(test)))
