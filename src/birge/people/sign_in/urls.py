"""The pages of django-allauth that we use; all others (sign-up, e-mail addresses, reset by letter) have no address."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", account.password_set, name="account_set_password"),
    path("code/", mfa.authenticate, name="mfa_authenticate"),
    path("code/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("code/overview/", RedirectView.as_view(pattern_name="people:profile"), name="mfa_index"),
    path("code/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("code/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("services/", social.connections, name="socialaccount_connections"),
    path("services/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("services/error/", social.login_error, name="socialaccount_login_error"),
    path("services/<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path("services/<slug:provider_id>/back/", openid.callback, name="openid_connect_callback"),
]
