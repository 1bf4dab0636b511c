"""Logging in from a learning platform by LTI 1.3, in place of passwords: docs/hub.md says where this file goes.

The platform is told of the hub by three addresses, HUB being the hub's own, with https:

    start of the login    HUB/hub/lti13/oauth_login
    where it ends         HUB/hub/lti13/oauth_callback
    what is opened        HUB/hub/user-redirect/
"""

from jupyterhub.auth import LocalAuthenticator
from ltiauthenticator.lti13.auth import LTI13Authenticator


class AccountsFromPlatform(LocalAuthenticator, LTI13Authenticator):
    """Whoever the platform sends gets an account on this machine, if there is none."""


c = get_config()  # noqa: F821 (traitlets defines it)

c.JupyterHub.authenticator_class = AccountsFromPlatform
# As for accounts that are made by hand: homes that are closed to others.
c.LocalAuthenticator.create_system_users = True
c.LocalAuthenticator.add_user_cmd = [
    *("useradd", "--create-home", "--key", "HOME_MODE=0700", "--shell", "/bin/bash"),
    *("--groups", "relu-students"),
]
c.Authenticator.allow_all = True  # the platform lets in only who takes the course
c.LocalAuthenticator.allowed_groups = set()

# What the platform shows when the tool is registered.
c.LTI13Authenticator.issuer = "https://platform.example"
c.LTI13Authenticator.client_id = {"what the platform calls the hub"}
c.LTI13Authenticator.authorize_url = "https://platform.example/auth"
c.LTI13Authenticator.jwks_endpoint = "https://platform.example/keys"
# Of the claims that the platform sends, the one with the user's name. It has to be fit for an account of the system.
# Here a custom field `username`, for which Moodle and Canvas have $User.username.
c.LTI13Authenticator.username_key = "custom_username"
