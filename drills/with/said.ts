/** The address in `listening on 127.0.0.1:41234`. */
export function addressOf(said: string): string {
  const address = /listening on (\S+)/.exec(said)?.[1];
  if (!address) throw new Error(`it did not say where it listens: ${said}`);
  return address;
}
