"""What the operator says of the municipality's own sign-in, and what can't be used of it."""

import pytest

from app.main import provider as from_settings
from app.oidc import provider as ours
from app.settings import Impossible, from_environment

GOOD = {
    "AKR_PUBLIC_URL": "https://akr.example.se",
    "AKR_OIDC_ISSUER": "https://login.example.se/realms/kommun",
    "AKR_OIDC_CLIENT_ID": "akr",
    "AKR_OIDC_CLIENT_SECRET": "hemligt",
    "AKR_OIDC_ROLES": "akr-hr=hr, /akr/ledare=leads ,cn=x=hr",
}


def test_the_settings_are_read(tmp_path):
    (tmp_path / "secret").write_text("ur en fil\n")
    chosen = from_environment(
        {**GOOD, "AKR_OIDC_CLIENT_SECRET": "", "AKR_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret")}
    ).oidc
    assert chosen.client_secret == "ur en fil"
    assert "ur en fil" not in repr(chosen)
    assert chosen.roles == {"akr-hr": "hr", "/akr/ledare": "leads", "cn=x": "hr"}
    assert (chosen.scopes, chosen.roles_claim, chosen.administrations_claim) == (
        "openid profile email",
        "groups",
        "groups",
    )
    assert chosen.name == "kommunen"
    assert from_environment({}).oidc is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"OIDC_ISSUER": ""}, "AKR_OIDC_CLIENT_ID says something of a sign-in, and there is no AKR_OIDC_ISSUER."),
        ({"OIDC_ISSUER": "http://login.example.se"}, "AKR_OIDC_ISSUER must be an address like"),
        ({"OIDC_ISSUER": "login.example.se"}, "AKR_OIDC_ISSUER must be an address like"),
        ({"OIDC_ISSUER": "https://["}, "AKR_OIDC_ISSUER must be an address like"),
        ({"OIDC_ISSUER": "https://login.example.se/?a=b"}, "AKR_OIDC_ISSUER must be an address like"),
        ({"PUBLIC_URL": ""}, "AKR_OIDC_ISSUER needs AKR_PUBLIC_URL"),
        ({"OIDC_CLIENT_ID": ""}, "AKR_OIDC_ISSUER needs AKR_OIDC_CLIENT_ID"),
        ({"OIDC_CLIENT_SECRET": ""}, "needs either AKR_OIDC_CLIENT_SECRET or AKR_OIDC_CLIENT_SECRET_FILE"),
        ({"OIDC_CLIENT_SECRET_FILE": "/x"}, "needs either AKR_OIDC_CLIENT_SECRET or AKR_OIDC_CLIENT_SECRET_FILE"),
        (
            {"OIDC_CLIENT_SECRET": "", "OIDC_CLIENT_SECRET_FILE": "/none"},
            "AKR_OIDC_CLIENT_SECRET_FILE: /none can't be read.",
        ),
        (
            {"OIDC_CLIENT_SECRET": "", "OIDC_CLIENT_SECRET_FILE": "/dev/null"},
            "AKR_OIDC_CLIENT_SECRET_FILE: /dev/null is empty.",
        ),
        ({"OIDC_SCOPES": "profile"}, "AKR_OIDC_SCOPES must have openid among them"),
        ({"OIDC_ROLES": ""}, "AKR_OIDC_ROLES must say who gets which role"),
        ({"OIDC_ROLES": "akr-hr"}, "AKR_OIDC_ROLES must be pairs like a=b,c=d"),
        ({"OIDC_ROLES": "=hr"}, "AKR_OIDC_ROLES must be pairs like a=b,c=d"),
        ({"OIDC_ROLES": "a=hr,a=leads"}, "AKR_OIDC_ROLES says the same twice"),
        ({"OIDC_ADMINISTRATIONS": "utb"}, "AKR_OIDC_ADMINISTRATIONS must be pairs"),
        ({"OIDC_NAME": "x" * 81}, "AKR_OIDC_NAME must be a name of at most 80 letters"),
        ({"PASSWORDS": "nej"}, "AKR_PASSWORDS must be on or off"),
        ({"OIDC_COLOUR": "red"}, "AKR_OIDC_COLOUR is not a setting."),
    ],
)
def test_a_setting_that_can_t_be_used_stops_the_start(said, sentence):
    with pytest.raises(Impossible) as no:
        from_environment({**GOOD, **{f"AKR_{name}": value for name, value in said.items()}})
    assert sentence in str(no.value)


def test_passwords_are_off_only_where_there_is_another_way_in():
    with pytest.raises(Impossible, match="AKR_PASSWORDS can be off only where AKR_OIDC_ISSUER"):
        from_environment({"AKR_PASSWORDS": "off"})
    assert from_environment({**GOOD, "AKR_PASSWORDS": "off"}).passwords is False


def test_a_role_that_there_is_not_stops_the_start():
    with pytest.raises(Impossible, match="AKR_OIDC_ROLES: chef is not a role"):
        from_settings(from_environment({**GOOD, "AKR_OIDC_ROLES": "x=chef"}))


def test_an_address_by_http_is_none_of_a_provider_by_https():
    its = ours.Provider(from_environment(GOOD).oidc, "https://akr.example.se")
    said = {"issuer": GOOD["AKR_OIDC_ISSUER"], "authorization_endpoint": "https://login.example.se/in"}
    said |= {"jwks_uri": "https://login.example.se/keys", "token_endpoint": "http://login.example.se/token"}
    with pytest.raises(ours.ProviderAway):
        its._read(said)
    assert its._read({**said, "token_endpoint": "https://login.example.se/token"}).sign_out == ""
