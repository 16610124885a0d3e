/** Settings, as the environment has them. */
import type { Layer } from "effect"
import { ConfigProvider } from "effect"

export const configured = (settings: Readonly<Record<string, string>>): Layer.Layer<never> =>
  ConfigProvider.layer(ConfigProvider.fromEnv({ env: { ...settings } }))
