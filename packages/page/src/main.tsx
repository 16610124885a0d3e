/** The page of the emulator: what it knows, and what can be done to it, in a browser. */
import { render } from "preact"
import { App } from "./App.js"
import { begin } from "./live.js"

begin()
render(<App />, document.body)
