// A provider of OpenID Connect that others have written (certified by the OpenID Foundation), for the journeys.
// Arguments: its port, our address, a file with what it says of people: read anew each time it says something.
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const [port, home, people] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "akr",
      client_secret: "hemligt-med-en-annan-leverans",
      redirect_uris: [`${home}/oidc/callback`],
      post_logout_redirect_uris: [`${home}/`],
      backchannel_logout_uri: `${home}/oidc/back-channel-logout`,
      backchannel_logout_session_required: true,
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
  features: {
    devInteractions: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...JSON.parse(readFileSync(people, "utf8"))[id] }),
  }),
  // Its own refuses to speak with this very machine, where the tests are.
  fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
  cookies: { keys: ["en nyckel för proven"] },
});
provider.on("backchannel.error", (_, error) => console.error("backchannel", error.message));
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
