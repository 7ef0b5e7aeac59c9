"""The municipality's own sign-in against those who forge, replay, steal and send elsewhere; and while it is away."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from hashlib import sha256

import pytest
from joserfc import jws
from joserfc.jwk import RSAKey
from sqlmodel import func, select

from app.account.tables import FacilitatorRow, SignInRow
from app.oidc import provider as ours
from app.security.entry import What
from tests.oidc.seen import account, is_in, why
from tests.oidc_provider import CLIENT, LOGS_OUT, SECRET, leave, running_with, sign_in
from tests.security.doing import logged

STRANGER = RSAKey.generate_key(2048, {"kid": "key-1", "use": "sig"})


def nothing_came_of_it(server):
    with server.database.reading_session() as session:
        return [session.exec(select(func.count()).select_from(it)).one() for it in (FacilitatorRow, SignInRow)] == [
            0,
            0,
        ]


def part(said):
    return urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()


def hs256(secret):
    """Signed with what anybody has, or what both sides have."""

    def forge(claims):
        said = f"{part({'alg': 'HS256', 'kid': 'key-1'})}.{part(claims)}"
        return f"{said}.{urlsafe_b64encode(hmac.digest(secret, said.encode(), sha256)).rstrip(b'=').decode()}"

    return forge


FORGED = {
    "by a stranger's key with our key's name": lambda it: lambda claims: it.signed(claims, key=STRANGER),
    "not at all": lambda it: lambda claims: f"{part({'alg': 'none', 'kid': 'key-1'})}.{part(claims)}.",
    "with the public key as a secret": lambda it: hs256(it.key.as_pem(private=False)),
    "with the client's secret": lambda it: hs256(SECRET.encode()),
    "and changed afterwards": lambda it: (
        lambda claims: ".".join(
            part({**claims, "sub": "chefen"}) if n == 1 else piece
            for n, piece in enumerate(it.signed(claims).split("."))
        )
    ),
    "with a key of its own in the head": lambda it: (
        lambda claims: it.signed(claims, {"jwk": STRANGER.as_dict(private=False)}, STRANGER)
    ),
    "with a demand that we do not know": lambda it: (
        lambda claims: it.signed(claims).replace(
            it.signed(claims).split(".")[0], part({"alg": "RS256", "kid": "key-1", "crit": ["x"], "x": 1})
        )
    ),
    "as no token": lambda it: lambda claims: "inte en token",
    "as something else than claims": lambda it: (
        lambda claims: jws.serialize_compact({"alg": "RS256", "kid": "key-1"}, b"[1]", it.key)
    ),
}
WRONG = {
    "another's": {"aud": "annat"},
    "others' too, and not made for us": {"aud": [CLIENT, "annat"], "azp": "annat"},
    "others' too, and not said for whom": {"aud": [CLIENT, "annat"]},
    "of another issuer": {"iss": "https://annan.example.se"},
    "of no issuer": {"iss": None},
    "for another sign-in": {"nonce": "x" * 64},
    "for no sign-in": {"nonce": None},
    "expired": {"exp": int(time.time()) - 61, "iat": int(time.time()) - 400},
    "good for ever": {"exp": None},
    "good until a word": {"exp": "i morgon"},
    "from tomorrow": {"iat": int(time.time()) + 86_400},
    "not good yet": {"nbf": int(time.time()) + 86_400},
    "nobody's": {"sub": None},
    "an empty name's": {"sub": ""},
    "a number's": {"sub": 7},
    "a control sign's": {"sub": "eva\x00"},
    "too long a name's": {"sub": "e" * 256},
    "of another access token": {"at_hash": "x" * 22},
}


def refused(server, provider, client=None, what=""):
    client = client or server.client()
    answer = sign_in(client, provider, "eva")
    assert answer.status_code == 403, what
    assert "Svaret från inloggningstjänsten går inte att lita på." in answer.text, what
    assert not is_in(client), what
    assert nothing_came_of_it(server), what


def test_a_token_that_is_not_signed_by_the_provider_lets_nobody_in(server, provider):
    for nth, (how, forge) in enumerate(FORGED.items(), 1):
        provider.forge = forge(provider)
        refused(server, provider, what=how)
        entries = logged(server, What.SIGN_IN_FAILED)
        assert {it.details["why"] for it in entries} == {"token"}, how
        assert sum(it.count for it in entries) == nth, how


def test_a_token_that_is_not_for_this_sign_in_lets_nobody_in(server, provider):
    for what, changes in WRONG.items():
        provider.changes = changes
        refused(server, provider, what=what)


@pytest.mark.parametrize("good", [{"exp": -30}, {"iat": 30}, {"aud": [CLIENT]}, {"azp": CLIENT}])
def test_a_clock_that_differs_by_less_than_a_minute_is_no_matter(server, provider, good):
    provider.changes = {name: int(time.time()) + it if isinstance(it, int) else it for name, it in good.items()}
    client = server.client()
    sign_in(client, provider, "eva")
    assert is_in(client)


def test_who_comes_back_by_another_browser_changes_nothing(server, provider):
    back = provider.code_for("eva", leave(server.client()))
    for thief in (server.client(), server.facilitator("tjuv@example.se")):
        answer = thief.get(back)
        assert answer.status_code == 403
        assert "började i en annan webbläsare" in answer.text
    assert account(server) is None
    assert provider.asked["/token"] == 0


def test_a_browser_is_not_signed_in_as_another_by_a_link(server, provider):
    """Somebody sends their own way back to a colleague, who would then write in the sender's account."""
    colleague = server.client()
    leave(colleague)
    assert colleague.get(provider.code_for("mallory", leave(server.client()))).status_code == 403
    assert not is_in(colleague)


def test_a_state_that_nobody_left_with_changes_nothing(server, provider):
    for state in ("", "x", "x" * 64, "å" * 64, "0" * 64, "%00", "a" * 10_000):
        client = server.client()
        leave(client)
        assert client.get("/oidc/callback", params={"code": "x", "state": state}).status_code == 403, state
        assert nothing_came_of_it(server), state
        assert provider.asked["/token"] == 0, state


def test_a_state_is_good_once_even_for_who_has_kept_the_cookie(server, provider):
    client = server.client()
    address = leave(client)
    cookies = {cookie.name: cookie.value for cookie in client.cookies.jar}
    assert client.get(provider.code_for("eva", address)).status_code == 303
    again = server.client(cookies=cookies)
    answer = again.get(provider.code_for("eva", address))  # with a new code, from a provider that allows it
    assert answer.status_code == 403
    assert not is_in(again)
    assert why(server) == ["sign_in_lost"]


def test_a_code_is_used_once(server, provider):
    client = server.client()
    back = provider.code_for("eva", leave(client))
    assert client.get(back).status_code == 303
    assert client.get(back).status_code == 403  # the page loaded again
    assert is_in(client)


def test_two_tabs_sign_in_side_by_side(server, provider):
    client = server.client()
    while (
        len([it for it in client.cookies.jar if it.name.startswith("akr-oidc-")]) < 2
    ):  # one in four has the same place
        client.cookies.clear()
        first = leave(client, "/actions")
        second = leave(client, "/templates")
    assert client.get(provider.code_for("eva", first)).headers["location"] == "/actions"
    assert client.get(provider.code_for("eva", second)).headers["location"] == "/templates"


@pytest.mark.parametrize("who", ["", "https://annan.example.se"])
def test_who_sends_somebody_back_is_who_they_were_sent_to(server, provider, who):
    client = server.client()
    back = provider.code_for("eva", leave(client)).partition("&iss=")[0]
    answer = client.get(f"{back}&iss={who}" if who else back)
    assert answer.status_code == 403
    assert why(server) == ["issuer"]
    assert provider.asked["/token"] == 0


def test_a_provider_that_never_says_who_it_is_need_not(sqlite, provider):
    provider.says_who = False
    with running_with(sqlite, provider) as server:
        client = server.client()
        sign_in(client, provider, "eva")
        assert is_in(client)


@pytest.mark.parametrize(
    "next", ["//ond.example", "https://ond.example/", "/\\ond.example", "javascript:x", "/" + "a" * 2000]
)
def test_nobody_is_sent_to_another_site_afterwards(server, provider, next):
    answer = sign_in(server.client(), provider, "eva", next=next)
    assert answer.headers["location"] in ("/", "/map")


def test_any_way_of_ours_is_kept_on_the_way(server, provider):
    next = "/job-descriptions?q=å; ä&page=2"
    assert sign_in(server.client(), provider, "eva", next=next).headers["location"].endswith("page=2")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("access_denied", "Inloggningen avbröts."),
        ("temporarily_unavailable", "Inloggningstjänsten svarar inte."),
        ("<script>", "Inloggningen avbröts."),
    ],
)
def test_who_did_not_sign_in_there_is_told_so(server, provider, error, sentence):
    client = server.client()
    state = leave(client).split("state=")[1].partition("&")[0]
    answer = client.get("/oidc/callback", params={"state": state, "error": error, "error_description": "<b>hej</b>"})
    assert sentence in answer.text
    assert "<b>hej</b>" not in answer.text
    assert nothing_came_of_it(server)


def test_however_many_were_wrong_from_there_a_right_one_is_let_in(server, provider, monkeypatch):
    monkeypatch.setattr("app.web.limits.MOST_WRONG", 2)
    monkeypatch.setattr("app.account.passwords.PACE", 0.05)
    provider.changes = {"nonce": "x"}
    for _ in range(4):
        refused(server, provider)
    provider.changes = {}
    client = server.client()
    assert sign_in(client, provider, "eva").status_code == 303
    assert is_in(client)


OF_ITSELF = "/.well-known/openid-configuration"


@pytest.mark.parametrize("path", [OF_ITSELF, "/token", "/keys", "/person", f"slow {OF_ITSELF}", "slow /token"])
def test_while_the_provider_is_away_there_is_a_sentence_and_the_operators_link(server, provider, monkeypatch, path):
    provider.in_token = path != "/person"
    client = server.client()
    address = leave(client) if not path.endswith(OF_ITSELF) else ""
    provider.away.add(path)
    if "slow" in path:  # what is asked next takes too long, whatever that is
        monkeypatch.setattr(ours, "PATIENCE", 0.2)
    answer = client.get(provider.code_for("eva", address)) if address else client.post("/oidc/sign-in")
    assert answer.status_code == 503
    assert "Inloggningstjänsten svarar inte. Försök igen om en stund." in answer.text
    assert "Logga in med Exempelköping" in answer.text
    assert 'type="password"' in answer.text
    assert is_in(server.facilitator())  # by a link
    monkeypatch.undo()
    provider.away.clear()
    sign_in(client, provider, "eva")
    assert is_in(client)


def test_nothing_is_asked_of_the_provider_before_somebody_signs_in(server, provider):
    assert server.client().get("/sign-in").status_code == 200
    assert not provider.asked


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "https://annan.example.se"},
        {"token_endpoint": None},
        {"jwks_uri": "javascript:x"},
        {"authorization_endpoint": 7},
    ],
)
def test_a_provider_that_says_it_is_another_is_not_gone_to(server, provider, said):
    provider.changes_of_itself = said
    assert server.client().post("/oidc/sign-in").status_code == 503


def test_a_key_that_has_changed_is_fetched_and_unknown_ones_do_not_make_us_ask_again_and_again(
    server, provider, monkeypatch
):
    client = server.client()
    sign_in(client, provider, "eva")
    assert provider.asked["/keys"] == 1
    provider.turn_keys()
    assert sign_in(client, provider, "eva").status_code == 403  # asked just now
    monkeypatch.setattr(ours, "KEYS_AGAIN", 0.0)
    assert sign_in(client, provider, "eva").status_code == 303
    monkeypatch.undo()
    for n in range(5):
        provider.forge = lambda claims, n=n: provider.signed(claims, {"kid": f"okänd {n}"})
        assert sign_in(client, provider, "eva").status_code == 403
    assert provider.asked["/keys"] == 2


@pytest.mark.parametrize(
    ("ways", "by"), [(["client_secret_basic"], "by basic"), (["client_secret_post"], "by post"), (None, "by basic")]
)
def test_the_secret_is_said_in_the_way_that_the_provider_takes(server, provider, ways, by):
    provider.changes_of_itself = {"token_endpoint_auth_methods_supported": ways}
    client = server.client()
    sign_in(client, provider, "eva")
    assert is_in(client)
    assert provider.asked[by] == 1


def test_what_the_provider_was_told_and_said_is_in_no_log_of_ours(server, provider, capfd):
    client = server.client()
    back = provider.code_for("eva", leave(client))
    client.get(back)
    provider.changes = {"nonce": "x"}
    sign_in(server.client(), provider, "eva")
    written = str(logged(server)) + "".join(capfd.readouterr())
    assert "oidc" in written
    for secret in (SECRET, "eva@example.se", "Eva Ek", back.split("code=")[1][:32], back.split("state=")[1][:64]):
        assert secret not in written


def test_the_page_that_leads_there_lets_no_form_lead_anywhere_else(server, provider):
    page = server.client().post("/oidc/sign-in")
    assert "form-action 'self';" in page.headers["content-security-policy"]
    assert page.headers["referrer-policy"] == "same-origin"
    assert f'<meta http-equiv="refresh" content="0; url={provider.base}/authorize?' in page.text
    assert server.client().post("/oidc/sign-in", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


# The provider's messages that somebody has signed out

OUT = {
    "of another issuer": {"iss": "https://annan.example.se"},
    "for another": {"aud": "annat"},
    "an id token": {"events": None, "nonce": "x"},
    "with a nonce": {"nonce": "x"},
    "of another event": {"events": {"http://schemas.openid.net/event/annat": {}}},
    "with a word for events": {"events": LOGS_OUT},
    "of yesterday": {"iat": int(time.time()) - 86_400, "exp": None},
    "expired": {"exp": int(time.time()) - 61},
    "of no time": {"iat": None},
    "without an id": {"jti": None},
    "of nobody": {"sub": None},
    "of a number": {"sub": 7},
}


def tell(server, token):
    return server.client().post("/oidc/back-channel-logout", data={"logout_token": token}).status_code


@pytest.mark.parametrize("what", OUT)
def test_a_message_that_is_not_the_providers_signs_nobody_out(server, provider, what):
    client = server.client()
    sign_in(client, provider, "eva")
    assert (
        tell(
            server,
            provider.logout_token(sub="eva", **OUT[what])
            if "sub" not in OUT[what]
            else provider.logout_token(**OUT[what]),
        )
        == 400
    )
    assert is_in(client)


def test_a_message_that_somebody_else_has_signed_or_sends_again_signs_nobody_out(server, provider):
    client = server.client()
    sign_in(client, provider, "eva")
    token = provider.logout_token(sub="eva")
    claims = json.loads(jws.extract_compact(token.encode()).payload)
    assert tell(server, provider.signed(claims, {"typ": "logout+jwt"}, STRANGER)) == 400
    assert tell(server, f"{part({'alg': 'none'})}.{part(claims)}.") == 400
    assert tell(server, "") == 400
    assert tell(server, provider.signed(claims, {"typ": "at+jwt"})) == 400
    assert is_in(client)
    assert tell(server, token) == 200
    assert not is_in(client)
    sign_in(client, provider, "eva")
    assert tell(server, token) == 400
    assert is_in(client)


def test_a_message_signs_out_the_providers_own_people_only(server, provider):
    client = server.client()
    sign_in(client, provider, "eva")
    by_link = server.facilitator("eva@example.se")
    assert tell(server, provider.logout_token(sub="någon annan")) == 200
    assert is_in(client)
    assert tell(server, provider.logout_token(sub="eva")) == 200
    assert (is_in(client), is_in(by_link)) == (False, True)


def test_a_message_comes_again_later_while_the_keys_are_away(server, provider):
    provider.away.add("/keys")
    token = provider.logout_token(sub="eva")
    assert tell(server, token) == 503
    provider.away.clear()
    assert tell(server, token) == 200
