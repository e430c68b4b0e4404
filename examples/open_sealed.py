import base64, getpass, json, sys, unicodedata  # python3 open_sealed.py sealed.json opened.json
from argon2.low_level import Type, hash_secret_raw  # pip install argon2-cffi cryptography
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
file = json.load(open(sys.argv[1], encoding="utf-8-sig"))
kdf, cipher = file["kdf"], file["cipher"]
passphrase = unicodedata.normalize("NFC", getpass.getpass("Passphrase: ")).encode("utf-8")
salt, nonce, sealed = (base64.b64decode(text) for text in (kdf["salt"], cipher["nonce"], file["ciphertext"]))
key = hash_secret_raw(passphrase, salt, kdf["passes"], kdf["memory"], kdf["lanes"], 32, Type.ID, kdf["version"])
content = AESGCM(key).decrypt(nonce, sealed, b"dermscore.sealed 1")
open(sys.argv[2], "wb").write(content)
