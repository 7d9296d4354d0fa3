"""Django's settings. What differs between installations is declared in `env.py`."""

from __future__ import annotations

import secrets
from pathlib import Path

import django.conf.locale
import django_include_bootstrap
from xstatic.pkg import leaflet

from birge.site.env import LOCAL, PRACTICE_MARK, database, env, openid_connect

HOME: Path = env("BIRGE_HOME")
SRC = Path(__file__).resolve().parents[1]


def _secret_key() -> str:
    """The installation's key; a throw-away one for commands that need no home (share, verify)."""
    file = HOME / "keys" / "secret_key"
    return file.read_text().strip() if file.is_file() else secrets.token_urlsafe(50)


SECRET_KEY = _secret_key()
DEBUG = env("BIRGE_DEBUG")
ALLOWED_HOSTS = env("BIRGE_HOSTS")
BASE_URL = env("BIRGE_BASE_URL").rstrip("/")
SECURE = BASE_URL.startswith("https://")

PRACTICE = (HOME / PRACTICE_MARK).is_file()
"""A home for practice keeps to itself: its own database, and no letter or message leaves it."""

DATABASES = {"default": database("" if PRACTICE else env("BIRGE_DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FOLDERS = [
    "kernel",
    "places",
    "people",
    "meetings",
    "decisions",
    "registers",
    "sharing",
    "water",
    "contests",
    "exchange",
    "site",
]
INSTALLED_APPS = [
    *[f"birge.{folder}" for folder in FOLDERS],  # first, so that their texts and templates win over a library's
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "birge.site.middleware.CompressedText",
    "birge.site.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "birge.site.middleware.ChosenLanguage",
    "birge.site.api_door.ApiDoor",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "birge.people.middleware.IdleLock",
]

ROOT_URLCONF = "birge.site.urls"
WSGI_APPLICATION = "birge.site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SRC / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "birge.site.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "birge.kernel.templatetags.birge"],
        },
    }
]
FORM_RENDERER = "birge.kernel.forms.Renderer"

# People
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["birge.people.sign_in.backend.SignInBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
IDLE_MINUTES = env("BIRGE_IDLE_MINUTES")
OFFLINE_DAYS = env("BIRGE_OFFLINE_DAYS")
ACCOUNT_ADAPTER = "birge.people.sign_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "birge.people.sign_in.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key", "use_code": "20/m/ip,5/15m/key"}
MFA_TOTP_ISSUER = "Birge"
SOCIALACCOUNT_ADAPTER = "birge.people.sign_in.adapters.SocialAccountAdapter"
OIDC = {
    "name": env("BIRGE_OIDC_NAME"),
    "url": env("BIRGE_OIDC_URL"),
    "client_id": env("BIRGE_OIDC_CLIENT_ID"),
    "client_secret": env("BIRGE_OIDC_CLIENT_SECRET"),
    "claim": env("BIRGE_OIDC_CLAIM"),
}
SOCIALACCOUNT_PROVIDERS = openid_connect(OIDC)
# Counts failed sign-ins for all workers and machines alike; in a table, so that nothing else need run.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "birge_cache"}}

# Languages: Kyrgyz until the visitor chooses another, whatever the browser asks.
LANGUAGE_CODE = "ky"
LANGUAGES = [
    ("ky", "Кыргызча"),
    ("ru", "Русский"),
    ("en", "English"),
    ("uz", "Oʻzbekcha"),
    ("uz-cyrl", "Ўзбекча"),
    ("tg", "Тоҷикӣ"),
]
django.conf.locale.LANG_INFO["uz-cyrl"] = {
    "bidi": False,
    "code": "uz-cyrl",
    "name": "Uzbek (Cyrillic)",
    "name_local": "Ўзбекча",
}
LANGUAGE_COOKIE_NAME = "birge_language"
LANGUAGE_COOKIE_AGE = 3600 * 24 * 365
FORMAT_MODULE_PATH = ["birge.kernel.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Bishkek"
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [
    ("bootstrap", Path(django_include_bootstrap.__file__).parent / "static" / "css"),
    ("leaflet", Path(leaflet.BASE_DIR)),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if not DEBUG and (STATIC_ROOT / "staticfiles.json").is_file():  # gathered by `birge serve`
    STORAGES["staticfiles"]["BACKEND"] = "birge.site.static_files.NamedByContent"
WHITENOISE_USE_FINDERS = STORAGES["staticfiles"]["BACKEND"].startswith("django.")
FILE_MOST_BYTES = env("BIRGE_FILE_MB") * 1024 * 1024
FILE_CHECK = env("BIRGE_FILE_CHECK")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Letters and messages
MAIL_FROM = env("BIRGE_MAIL_FROM")
SMTP_URL = "" if PRACTICE else env("BIRGE_SMTP_URL")
SMS_URL = "" if PRACTICE else env("BIRGE_SMS_URL")
SMS_TOKEN = env("BIRGE_SMS_TOKEN")

# Open data
PUBLISHER = env("BIRGE_PUBLISHER")
LOCAL_PREFIXES = LOCAL
OCDS_PREFIX = env("BIRGE_OCDS_PREFIX")
GIVING_PREFIX = env("BIRGE_360GIVING_PREFIX")
ORGANISATION_SCHEME = env("BIRGE_ORGANISATION_SCHEME")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Behind proxies: a visitor could write these headers herself, so they are believed only when proxies are declared.
ALLAUTH_TRUSTED_PROXY_COUNT = env("BIRGE_PROXIES")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None

# Safety
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "birge.site.views.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
