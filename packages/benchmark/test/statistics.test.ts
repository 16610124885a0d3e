import { describe, expect, it } from "@effect/vitest"
import { median, quantile, range, ratios } from "../src/statistics.js"

describe("statistics", () => {
  it("the median of an odd number of values is one of them, of an even number between two", () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 6])).toBe(5.5)
  })

  it("a value that is far off moves neither the median nor the range", () => {
    expect(range([1, 2, 3, 4, 5])).toEqual({ median: 3, low: 2, high: 4 })
    expect(range([1, 2, 3, 4, 5_000])).toEqual({ median: 3, low: 2, high: 4 })
  })

  it("the 99th percentile lies between the two values around it", () => {
    const values = Array.from({ length: 101 }, (_, index) => 100 - index)
    expect(quantile(values, 0.99)).toBe(99)
    expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9)
  })

  it("leaves the values as they were, and knows nothing of none", () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
    expect(median([])).toBeNaN()
  })

  it("a ratio is of two values of the same round", () => {
    expect(ratios([2, 9, 4], [1, 3, 8])).toEqual([2, 3, 0.5])
    expect(ratios([2, 9], [1])).toEqual([2])
  })
})
