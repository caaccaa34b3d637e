#!/bin/sh
# Repeats the main checks of an export package with openssl alone (docs/verify.md explains each). Python only reads JSON and base64url here.
# Usage: eng/verify-by-hand.sh PACKAGE.zip     Ends with 0 when everything held; prints the report's own words last.
set -eu
package=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > jt1.py <<'PY'
import base64, json, zipfile

def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

def put(name, content):
    with open(name, "wb") as file:
        file.write(content)

def number(value):
    value = value.lstrip(b"\0")
    value = b"\0" + value if value[0] & 0x80 else value
    return b"\x02" + bytes([len(value)]) + value

def claim(name, label, about, signature, point):
    """Something to verify: the label, the bytes to hash, the signature as DER, the public key as SubjectPublicKeyInfo."""
    parts = number(raw(signature)[:32]) + number(raw(signature)[32:])
    put(name + ".label", b"JT1/sig/" + label + b"\0")
    put(name + ".bytes", about)
    put(name + ".sig", b"\x30" + bytes([len(parts)]) + parts)
    put(name + ".key", bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200") + raw(point))
PY

python3 - "$package" <<'PY'
import sys; sys.path.insert(0, ".")
from jt1 import *
package = zipfile.ZipFile(sys.argv[1])
read = lambda path: json.loads(package.read(path))
manifest = read("manifest.json")
for number, file in enumerate(manifest["files"]):
    put(f"file{number}", package.read(file["path"]))
    put(f"file{number}.want", raw(file["sha256"]).hex().encode())

list_of_team = read("directory.json")
lists = [list_of_team, *list_of_team.get("past", [])]
for number, one_list in enumerate(lists):
    first = one_list["chain"][0]
    put(f"genesis{number}.bytes", b"JT1/dir\0" + raw(first["e"]))
    put(f"genesis{number}.want", raw(one_list["genesis"]).hex().encode())
    for member in json.loads(raw(first["e"]))["members"]:
        for one in first["sigs"]:
            if one["by"] == member["id"]:
                claim(f"list{number}-" + member["id"], b"dir", raw(first["e"]), one["sig"], member["sig"])

signer = read("manifest.sig.json")
newest = [m for record in list_of_team["chain"] for m in json.loads(raw(record["e"]))["members"] if m["id"] == signer["by"]][-1]
claim("manifest", b"export", package.read("manifest.json"), signer["sig"], newest["sig"])

sealed, ck = read("case/sealed.json"), raw(read("keys.json")["ck"][0])
header, report = json.loads(raw(sealed["kh"])), sealed["report"]
for number, one_list in enumerate(lists):
    for record in one_list["chain"][header["dir"]["n"]:header["dir"]["n"] + 1]:
        put(f"under{number}.bytes", b"JT1/dir\0" + raw(record["e"]))
put("under.want", raw(header["dir"]["h"]).hex().encode())
put("ck.hex", ck.hex().encode())
put("commit.info", (b"JT1/commit/ck\0" + raw(header["case"])).hex().encode())
put("commit.want", raw(header["ckc"]).hex().encode())
put("report.head", raw(report["h"]))
put("report.salt", raw(report["s"]).hex().encode())
put("report.cipher", raw(report["c"])[:-16])
put("rk.point", header["rk"]["sig"].encode())
PY

hash_of() { openssl dgst -sha256 -r "$1" | cut -c1-64; }
same() { [ "$2" = "$(cat "$3")" ] || { echo "DOES NOT HOLD: $1"; exit 1; }; echo "holds: $1"; }
signed() {
  { cat "$1.label"; openssl dgst -sha256 -binary "$1.bytes"; } > "$1.statement"
  openssl dgst -sha256 -verify "$1.key" -keyform DER -signature "$1.sig" "$1.statement" > /dev/null || { echo "DOES NOT HOLD: signature $1"; exit 1; }
  echo "holds: signature $1"
}
hkdf() { openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt "hexkey:$(cat ck.hex)" ${2:+-kdfopt "hexsalt:$2"} -kdfopt "hexinfo:$1" HKDF | tr -d ':\n' | tr 'A-F' 'a-f'; }

for want in file*.want; do same "$want" "$(hash_of "${want%.want}")" "$want"; done
for want in genesis*.want; do same "fingerprint of the first list: $want" "$(hash_of "${want%.want}.bytes")" "$want"; done
for key in list*.key; do signed "${key%.key}"; done
signed manifest
for list in under*.bytes; do [ "$(hash_of "$list")" != "$(cat under.want)" ] || touch under.found; done
[ -e under.found ] || { echo "DOES NOT HOLD: the list that the report was sealed under"; exit 1; }
echo "holds: the list that the report was sealed under"
same "commitment of the case key" "$(hkdf "$(cat commit.info)")" commit.want

# The key of one object; then AES-256-GCM as counter mode from 2 on. The tag is not checked here: the signature inside is.
info="$(printf 'JT1/obj/report\0' | od -An -v -tx1 | tr -d ' \n')$(hash_of report.head)"
openssl enc -d -aes-256-ctr -K "$(hkdf "$info" "$(cat report.salt)")" -iv 00000000000000000000000000000002 -in report.cipher -out report.padded
python3 - <<'PY'
import sys; sys.path.insert(0, ".")
from jt1 import *
padded = open("report.padded", "rb").read()
signed = json.loads(padded[4:4 + int.from_bytes(padded[:4], "big")])
claim("report", b"msg", open("report.head", "rb").read() + raw(signed["p"]), signed["sig"], open("rk.point").read())
put("report.words", raw(signed["p"]))
PY
signed report
echo; cat report.words; echo
