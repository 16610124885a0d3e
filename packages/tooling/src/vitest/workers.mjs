/**
 * For the command line of vitest, which takes them for all projects only. The tests leave nothing behind, so a worker need
 * not load everything anew for each file: that is most of what they would cost. There is a worker for each core.
 */
export const workers = ["--pool=threads", "--poolOptions.threads.isolate=false", "--maxWorkers=100%"]
