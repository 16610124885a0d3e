/** Settings, as the environment has them. */
import { ConfigProvider, Layer } from "effect"

export const configured = (settings: Readonly<Record<string, string>>): Layer.Layer<never> =>
  Layer.setConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(settings))))
