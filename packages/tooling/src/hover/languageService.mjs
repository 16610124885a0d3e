// Asks the language service that TypeScript is as a JavaScript library, up to version 6.
import { readFileSync } from "node:fs"
import { join } from "node:path"

const host = ({ sys, ...typescript }, { file, folder, text }) => {
  const read = typescript.readConfigFile(join(folder, "tsconfig.json"), sys.readFile)
  const { options } = typescript.parseJsonConfigFileContent(read.config, sys, folder)
  const textOf = (path) => (path === file ? text : sys.readFile(path))
  return {
    ...sys,
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (options) => typescript.getDefaultLibFilePath(options),
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const content = textOf(path)
      return content === undefined ? undefined : typescript.ScriptSnapshot.fromString(content)
    }
  }
}

/** Of a hover, in characters. Editors let one choose; 500 is what they choose themselves. */
const maximumLength = 1_000

export const languageService = async (typescript, questions) => {
  const { asked, file } = questions
  const service = typescript.createLanguageService(host(typescript, questions))
  const said = (parts) => typescript.displayPartsToString(parts)
  const shown = (info) => ({ text: said(info?.displayParts), documentation: said(info?.documentation) })
  const found = asked.map(({ offset, operation }) => {
    const name = operation.name.split(".").at(-1)
    const [definition] = service.getDefinitionAtPosition(file, offset) ?? []
    return {
      operation,
      hover: shown(service.getQuickInfoAtPosition(file, offset, maximumLength)),
      completion: shown(service.getCompletionEntryDetails(file, offset, name, {}, undefined, {}, undefined)),
      definition: definition && {
        file: definition.fileName,
        text: readFileSync(definition.fileName, "utf8").substr(definition.textSpan.start, definition.textSpan.length)
      }
    }
  })
  service.dispose()
  return found
}
