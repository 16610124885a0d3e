// npm puts a shell between itself and a program, and a signal to npm ends that shell only. Losing the parent means that
// somebody wanted this process to end.
export const endWithParent = () => {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM")
  }, 100).unref()
}
