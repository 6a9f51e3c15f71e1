/** Runs once before the journeys: a mail server, to which the portal delivers, that keeps each mail in a file. */
import { createWriteStream, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

import { SMTPServer } from "smtp-server";

export default async function setup(): Promise<() => Promise<void>> {
  const { TELESERVICES_MAILS: folder, TELESERVICES_SMTP_PORT: port } = process.env;
  if (!folder || !port) throw new Error("`cargo xtask e2e` sets TELESERVICES_MAILS and TELESERVICES_SMTP_PORT");
  mkdirSync(folder, { recursive: true });
  let received = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _session, done) => {
      // An address that says so itself does not exist.
      const refused = address.startsWith("inconnu") ? Object.assign(new Error("5.1.1 no such mailbox"), { responseCode: 550 }) : null;
      done(refused);
    },
    onData: (stream, _session, done) => {
      received += 1;
      const name = join(folder, String(received).padStart(6, "0"));
      stream.pipe(createWriteStream(`${name}.part`)).on("finish", () => {
        // Whole mails only: a journey may be looking.
        renameSync(`${name}.part`, `${name}.eml`);
        done();
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(port), "127.0.0.1", resolve);
  });
  return () => new Promise((resolve) => server.close(resolve));
}
