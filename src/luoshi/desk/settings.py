"""Django's settings: what whoever runs the workspace may choose comes from `environment`, the rest is decided here."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from luoshi.desk.data_folder import is_demo, secret_key
from luoshi.desk.database import database
from luoshi.desk.environment import counted, data_folder, given, listed, switched_on
from luoshi.desk.mail import mail_settings

_HERE = Path(__file__).parent
_DATA = data_folder()

# -- what is there ----------------------------------------------------------------------------------------------------
DEBUG = switched_on("LUOSHI_DEBUG")
DEMO = is_demo()
SECRET_KEY = secret_key()
ROOT_URLCONF = "luoshi.desk.urls"
WSGI_APPLICATION = "luoshi.desk.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
    "luoshi.desk.accounts",
    "luoshi.desk.documents",
    "luoshi.desk.ledger",
    "luoshi.desk.plans",
    "luoshi.desk.progress",
    "luoshi.desk.portal",
    "luoshi.desk.congress",
    "luoshi.desk.voting",
    "luoshi.desk.frame",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "luoshi.desk.documents.upload_limit.refuse_oversized",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "luoshi.desk.documents.upload_limit.refuse_strangers",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "luoshi.desk.accounts.second_factor.ask_for_second_factor",
    "luoshi.desk.accounts.first_password.ask_for_own_password",
    "luoshi.desk.frame.asked.RefuseNul",
    "luoshi.desk.frame.keeping.keep_nothing_private",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "luoshi.desk.frame.around.around",
            ],
        },
    }
]

# -- where things are kept --------------------------------------------------------------------------------------------
# A transaction is as long as the change it protects, not as a request: no ATOMIC_REQUESTS.
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ORIGINALS = _DATA / "originals"
PAGES = _DATA / "pages"
STATIC_URL = "static/"
STATIC_ROOT = _DATA / "static"
# How the text of a document looks is decided once, with the annotated page.
STATICFILES_DIRS = [_HERE / "static", ("looks", _HERE.parent / "exchange/page/looks")]
# Served from where they stand: there is no step to be forgotten after an update.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- words and time ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [_DATA / "words"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = given("LUOSHI_TIME_ZONE")
USE_TZ = True
USE_I18N = True

# -- who may come in --------------------------------------------------------------------------------------------------
# Whoever watches over the machine asks from the machine itself.
ALLOWED_HOSTS = [*listed("LUOSHI_HOSTS"), "localhost", "127.0.0.1", "[::1]"]
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "luoshi.desk.accounts.signing_in.NameOrMail",
]
PASSWORD_LENGTH = 10
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
# Five wrong passwords for one name from one address, and that name from there waits a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "luoshi.desk.accounts.signing_in.locked_out"
AXES_CLIENT_IP_CALLABLE = "luoshi.desk.accounts.signing_in.client_address"
AXES_USERNAME_CALLABLE = "luoshi.desk.accounts.signing_in.counted_as"
AXES_WHITELIST_CALLABLE = "luoshi.desk.accounts.signing_in.is_without_password"
AXES_VERBOSE = False
AXES_USERNAME_FORM_FIELD = "username"
SECOND_FACTOR = switched_on("LUOSHI_TOTP")
PORTAL = switched_on("LUOSHI_PORTAL")
OTP_TOTP_ISSUER = "Luoshi"

OIDC_RP_CLIENT_ID = given("OIDC_CLIENT")
if OIDC_RP_CLIENT_ID:
    INSTALLED_APPS.append("mozilla_django_oidc")
    AUTHENTICATION_BACKENDS.append("luoshi.desk.accounts.single_sign_on.KnownPeople")
    OIDC_RP_CLIENT_SECRET = given("OIDC_SECRET")
    OIDC_OP_AUTHORIZATION_ENDPOINT = given("OIDC_AUTHORIZATION")
    OIDC_OP_TOKEN_ENDPOINT = given("OIDC_TOKEN")
    OIDC_OP_USER_ENDPOINT = given("OIDC_USER")
    OIDC_OP_JWKS_ENDPOINT = given("OIDC_KEYS")
    OIDC_RP_SIGN_ALGO = "RS256"
    OIDC_CREATE_USER = False
    OIDC_USE_PKCE = True
    # A provider that does not answer must not hold up the threads that serve everybody.
    OIDC_TIMEOUT = 10
    OIDC_CALLBACK_CLASS = "luoshi.desk.accounts.single_sign_on.ComeBack"

# -- what may reach a browser -----------------------------------------------------------------------------------------
_TLS = switched_on("LUOSHI_TLS")
SESSION_COOKIE_AGE = counted("LUOSHI_SESSION_HOURS") * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "luoshi.desk.frame.endings.form_too_old"
SECURE_SSL_REDIRECT = _TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31536000 if _TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if switched_on("LUOSHI_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
UPLOAD_BYTES = counted("LUOSHI_UPLOAD_MB") << 20
# What a form may hold besides its files.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 << 20
# The report page of a unit holds a dozen fields for each of its items.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# -- what leaves, and what is noted -----------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = SERVER_EMAIL = given("LUOSHI_MAIL_FROM")
globals().update(mail_settings())
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django.security.DisallowedHost": {"level": "ERROR"}, "axes": {"level": "WARNING"}},
}
