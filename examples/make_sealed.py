"""Makes tests/fixtures/sealed/week-4.sealed.json by other libraries than dermscore's own.

The tests open it here, and seal the same again byte by byte. So what this
program seals is what examples/open_sealed.py opens.

    pip install argon2-cffi cryptography
    python3 examples/make_sealed.py
"""

import base64
import json
import pathlib
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures"
# Decomposed letters, a space at the end, and a letter outside the basic plane.
PASSPHRASE = "Pru\u0308fung im Cafe\u0301 \U00010400 "
SALT, NONCE = bytes(range(16)), bytes(range(100, 112))
WORK = {"memory": 64 * 1024, "passes": 3, "lanes": 4}


def b64(some):
    return base64.b64encode(some).decode("ascii")


content = (FIXTURES / "week-4.json").read_bytes()
phrase = unicodedata.normalize("NFC", PASSPHRASE).encode("utf-8")
key = hash_secret_raw(phrase, SALT, WORK["passes"], WORK["memory"], WORK["lanes"], 32, Type.ID)
sealed = {
    "format": "dermscore.sealed",
    "version": 1,
    "kdf": {"name": "argon2id", "version": 19, **WORK, "salt": b64(SALT)},
    "cipher": {"name": "aes-256-gcm", "nonce": b64(NONCE)},
    "ciphertext": b64(AESGCM(key).encrypt(NONCE, content, b"dermscore.sealed 1")),
}
text = json.dumps(sealed, indent=2) + "\n"
(FIXTURES / "sealed" / "week-4.sealed.json").write_text(text, encoding="utf-8")
