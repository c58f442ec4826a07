#!/usr/bin/env python3
"""Checks evidence packages of Yijian hubs offline, written apart from the hub, from the description of the format alone.

    python3 verify.py FILE.asice... --trust TRUST.json [--lang zh|en]

One line for each check; exit 0 valid, 1 invalid, 2 undetermined. Python 3.11, the standard library, and `cryptography`
(48 or newer); SM2 and CMS are in the two modules beside this one. README.md says what each check is about.
"""
import argparse
import base64
import hashlib
import hmac
import json
import re
import struct
import sys
import uuid
import zlib
from datetime import datetime, timedelta, timezone

from cryptography import x509

import cms
import sm2
from cms import need

# What is checked, in this order: id, what a line says, and the checks without which it cannot be judged.
CHECKS = [
    ("TRUST", "信任文件在有效期内", "the trust file is in force", ""),
    ("CONTAINER", "容器完整，无多余内容", "the container is whole, with nothing added", ""),
    ("MANIFEST", "清单与包内文件一一对应", "the manifest lists exactly the files that are there", "CONTAINER"),
    ("DIGESTS", "各文件与清单中的摘要相符", "every file has the digest that the manifest says", "MANIFEST"),
    ("STATEMENT", "证据说明完整，所属枢纽可信", "the statement is complete and its hub is trusted", "CONTAINER"),
    ("PACKAGE_SIGNATURE", "证据包由该枢纽签名", "the hub signed the package", "STATEMENT"),
    ("LEAF", "日志条目格式规范", "the leaf is canonical and complete", "STATEMENT"),
    ("INCLUSION", "条目确在日志之中", "the leaf is in the log under the checkpoint", "STATEMENT"),
    ("CHECKPOINT", "检查点由该日志的密钥签名", "the log's key signed the checkpoint", "STATEMENT"),
    ("WITNESSES", "见证方联署达到要求的数量", "enough witnesses co-signed the checkpoint", "CHECKPOINT"),
    ("TIME", "检查点的时间戳", "the time-stamp on the checkpoint", "CHECKPOINT LEAF"),
    ("MESSAGE_SEAL", "消息的签章有效", "the message's seal is valid", "LEAF"),
    ("MESSAGE_LOGGED", "日志条目所指正是此消息", "the leaf commits to this message and this seal", "LEAF MESSAGE_SEAL"),
    ("RECORD", "记录包含在此消息中", "the record is one of the message's", "LEAF MESSAGE_SEAL"),
    ("NATIONAL_SEAL", "消息的国密签章有效", "the message's SM2 seal is valid", "LEAF MESSAGE_SEAL"),
    ("REVOCATION", "签名证书在签名时未被吊销", "no signer's certificate was revoked when it signed", "LEAF"),
    ("ATTACHMENT", "附件与消息所述一致", "the attachment is the one that the message tells of", "LEAF MESSAGE_SEAL"),
]
CLOCKS = timedelta(minutes=5)
ENCLOSED = 16 << 20  # length of the largest attachment that is in a package
HEX = re.compile(r"[0-9a-f]{64}")
NAMES = {"mimetype", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s", "evidence.json", "leaf.json",
         "message.tlog-proof", "checkpoint", "checkpoint.tsr", "message.json", "message.p7s", "gm/message.json.sm2.p7s",
         "record.json", "attachment.bin", "VERIFY.txt"}
MORE_NAMES = re.compile(r"certs/[a-z0-9][a-z0-9-]{0,40}\.pem|crl/[a-z0-9][a-z0-9-]{0,40}\.crl|ocsp/[a-z0-9][a-z0-9-]{0,40}\.ors")
MEDIA = {"json": "application/json", "p7s": "application/pkcs7-signature", "tsr": "application/timestamp-reply",
         "pem": "application/x-pem-file", "crl": "application/pkix-crl", "ors": "application/ocsp-response", "bin": "application/octet-stream"}


class NotCovered(Exception):
    """The trust file says nothing about it: no judgement."""


# ---- the container: a ZIP in the one form in which hubs write it --------------------------------------------------

def write_zip(files):
    out, directory = b"", b""
    for name, content in files.items():
        shared = struct.pack("<HHHHHIIIHH", 10, 0, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += struct.pack("<IH", 0x02014B50, 10) + shared + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name.encode()
        out += struct.pack("<I", 0x04034B50) + shared + name.encode() + content
    return out + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(files), len(files), len(directory), len(out), 0)


def read_zip(data):
    need(len(data) <= ENCLOSED + (16 << 20), "size")
    files, at = {}, 0
    while data[at:at + 4] == b"PK\x03\x04":
        size, length = struct.unpack_from("<I", data, at + 18)[0], struct.unpack_from("<H", data, at + 26)[0]
        name = data[at + 30:at + 30 + length].decode("ascii")
        content = data[at + 30 + length:at + 30 + length + size]
        need(0 < length <= 100 and len(content) == size and name not in files and len(files) < 64, "file " + name)
        need(name in NAMES or MORE_NAMES.fullmatch(name), "unknown file " + name)
        files[name], at = content, at + 30 + length + size
    need(files and write_zip(files) == data, "form")
    need(next(iter(files)) == "mimetype" and files["mimetype"] == b"application/vnd.etsi.asic-e+zip", "mimetype")
    return files


# ---- JSON that has one meaning -------------------------------------------------------------------------------------

def once(pairs):
    need(len({key for key, _ in pairs}) == len(pairs), "a key twice")
    return dict(pairs)


def read_json(data, what):
    node = json.loads(data.decode("utf-8"), object_pairs_hook=once)
    need(isinstance(node, dict), what)
    return node


def canonical(data, what, keys=None):
    """RFC 8785, with whole numbers only."""
    need(data, "missing " + what)
    node = read_json(data, what)
    floats = json.loads(data, parse_float=lambda text: need(False, what + ": " + text))
    text = json.dumps(floats, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    need(text.encode("utf-8") == data, what + " is not canonical")
    need(keys is None or set(node) <= keys, what + ": unknown key")
    need(keys is None or type(node.get("v")) is int and node["v"] == 1, what + ": v")
    return node


def text(node, key):
    need(isinstance(node.get(key), str) and node[key], key)
    return node[key]


def instant(node, key):
    need(text(node, key).endswith("Z"), key)
    return datetime.fromisoformat(node[key])


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# ---- trust ---------------------------------------------------------------------------------------------------------

def certificates(pems):
    return [x509.load_pem_x509_certificate(pem.encode()) for pem in pems]


class Trust:
    def __init__(self, data):
        node = read_json(data, "trust")
        need(node["v"] == 1 and node["hubs"], "trust")
        self.expires, self.hubs, policy = instant(node, "expires"), {}, node["witnesses"]
        self.witnesses, self.quorum = [cms.NoteKey(key) for key in policy["keys"]], policy["quorum"]
        need(0 <= self.quorum <= len(self.witnesses), "quorum")
        former = node.get("ended", {})
        self.ended = {cms.NoteKey(key).raw: instant(former, key) for key in former}
        for hub in node["hubs"]:
            self.hubs.setdefault(hub["log"]["origin"], {
                "authorities": certificates(hub["authorities"]), "keys": [cms.NoteKey(key) for key in hub["log"]["keys"]],
                "time": certificates(hub["timeAuthorities"]), "senders": {
                    each["source"]: (certificates(each["authorities"]), certificates(each["signers"]))
                    for each in hub["senders"]}})

    def signed_at(self, key, at):
        """Whether this key for notes still signed at that time."""
        return key.raw not in self.ended or at <= self.ended[key.raw] + CLOCKS


# ---- the checks ----------------------------------------------------------------------------------------------------

class Package:
    def __init__(self, data, trust, now):
        self.data, self.known, self.now, self.signers = data, trust, now, []

    def file(self, name):
        need(self.files.get(name), "missing " + name)
        return self.files[name]

    def trust(self):
        if self.now > self.known.expires:
            raise NotCovered("expired " + str(self.known.expires))
        return f"≤ {self.known.expires}"

    def container(self):
        self.files = read_zip(self.data)
        return str(len(self.files))

    def manifest(self):
        def write(digests):
            lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/'
                     'v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">', '  <asic:SigReference URI="META-INF/'
                     'signature001.p7s" MimeType="application/pkcs7-signature"/>']
            for name, digest in digests:
                media = MEDIA.get(name.rpartition(".")[2] if "." in name else "", "text/plain")
                lines += [f'  <asic:DataObjectReference URI="{name}" MimeType="{media}">',
                          '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>',
                          f"    <ds:DigestValue>{digest}</ds:DigestValue>", "  </asic:DataObjectReference>"]
            return "\n".join(lines + ["</asic:ASiCManifest>", ""])
        found = self.file("META-INF/ASiCManifest001.xml").decode("utf-8")
        digests = re.findall(r'URI="([^"]+)"[^>]*>\s*<ds:DigestMethod[^>]*>\s*<ds:DigestValue>([A-Za-z0-9+/=]{44})<', found)
        need(write(digests) == found and len(dict(digests)) == len(digests), "form of the manifest")
        own = {"mimetype", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"}
        need(set(dict(digests)) == set(self.files) - own, "files listed")
        self.sums = dict(digests)
        return str(len(digests))

    def digests(self):
        for name, digest in self.sums.items():
            need(base64.b64encode(hashlib.sha256(self.file(name)).digest()).decode() == digest, name)
        return ""

    def statement(self):
        node = canonical(self.file("evidence.json"), "evidence.json",
                         {"v", "origin", "exportedAt", "message", "attestation", "commitmentKey", "entry",
                          "erasedAt", "attachment"})
        need(node.get("message") in ("present", "erased", "none") and text(node, "origin"), "message")
        present = node["message"] == "present"
        need(present == bool(HEX.fullmatch(node.get("commitmentKey", ""))) == (node.get("attestation") in ("hub", "sender"))
             and (present or not {"commitmentKey", "attestation", "entry", "attachment"} & set(node)), "fields do not go together")
        need("entry" not in node or type(node["entry"]) is int and node["entry"] >= 0, "entry")
        need("erasedAt" not in node or "entry" in node and instant(node, "erasedAt") <= instant(node, "exportedAt"), "erasedAt")
        need(node.get("attachment", "enclosed") in ("enclosed", "described"), "attachment")
        need(node["origin"] in self.known.hubs, "unknown log " + node["origin"])
        self.exported = instant(node, "exportedAt")
        need(self.exported <= self.now + CLOCKS, "exported in the future")
        self.node, self.hub = node, self.known.hubs[node["origin"]]
        return node["origin"]

    def package_signature(self):
        return self.sealed(self.file("META-INF/signature001.p7s"), self.file("META-INF/ASiCManifest001.xml"),
                           self.hub["authorities"], self.exported, "ECDSA")

    def sealed(self, seal, content, authorities, at, algorithm, pinned=()):
        signer, signed = cms.verify(seal, content, authorities, at, algorithm, pinned)
        need(signed <= at + CLOCKS, "signed later than it says")
        self.signers.append((signer, at))
        return signer.subject.rfc4514_string()

    def leaf(self):
        need(len(self.file("leaf.json")) <= 2048, "leaf.json")
        node = canonical(self.file("leaf.json"), "leaf.json", {"v", "type", "actor", "action", "objectRef", "decision",
                                                               "time", "commitment", "cmsHash"})
        for key in ("type", "actor", "action", "objectRef", "decision"):
            text(node, key)
        for key in ("commitment", "cmsHash"):
            need(key not in node or HEX.fullmatch(text(node, key)), key)
        self.at, self.leaf_node = instant(node, "time"), node
        return f'{node["type"]}, {node["actor"]}, {node["objectRef"]}, {node["time"]}'

    def inclusion(self):
        proof, checkpoint = self.file("message.tlog-proof").decode("utf-8"), self.file("checkpoint").decode("utf-8")
        head, _, note = proof.partition("\n\n")
        lines = head.split("\n")
        need(note == checkpoint and lines[0] == "c2sp.org/tlog-proof@v1" and re.fullmatch(r"index (0|[1-9]\d{0,17})",
             lines[1]) and len(lines) <= 65, "form of the proof")
        index, size = int(lines[1][6:]), int(checkpoint.split("\n")[1])
        hashes = [base64.b64decode(line, validate=True) for line in lines[2:]]
        need([base64.b64encode(each).decode() for each in hashes] == lines[2:] and index < size, "form of the proof")
        value, node, last = hashlib.sha256(b"\0" + self.file("leaf.json")).digest(), index, size - 1
        for sibling in hashes:
            need(last > 0 and len(sibling) == 32, "length of the proof")
            if node & 1 or node == last:
                value = hashlib.sha256(b"\1" + sibling + value).digest()
                while not node & 1 and node:
                    node, last = node >> 1, last >> 1
            else:
                value = hashlib.sha256(b"\1" + value + sibling).digest()
            node, last = node >> 1, last >> 1
        need(last == 0 and value == base64.b64decode(checkpoint.split("\n")[2], validate=True), "root")
        return f"#{index}"

    def checkpoint(self):
        note = cms.Note(self.file("checkpoint").decode("utf-8"))
        need(re.fullmatch(r"[^\n]+\n(0|[1-9]\d{0,17})\n[A-Za-z0-9+/]{43}=\n", note.text), "form of the checkpoint")
        named = [key for key in self.hub["keys"] if note.names(key)]
        need(note.text.split("\n")[0] == self.node["origin"] and named and all(map(note.signed_by, named)), "signature")
        self.note = note
        self.in_force(getattr(self, "at", None))
        return named[0].name

    def in_force(self, at):
        """At least one of the keys that signed the checkpoint had not ended then."""
        named = [key for key in self.hub["keys"] if self.note.names(key)]
        need(at is None or any(self.known.signed_at(key, at) for key in named), f"key ended before {at}")

    def witnesses(self):
        if self.known.quorum == 0:
            return None
        names = {}  # one key under two names is one witness, and so are two keys under one name
        for key in self.known.witnesses:
            if self.note.names(key) and self.note.signed_by(key):
                seconds = max(int.from_bytes(line[:8], "big") for line in self.note.of(key))
                if self.known.signed_at(key, datetime.fromtimestamp(seconds, timezone.utc)):
                    names.setdefault(key.raw, key.name)
        count = len(set(names.values()))
        need(count >= self.known.quorum, f"{count} witnesses")
        return str(count)

    def time(self):
        if "checkpoint.tsr" not in self.files:
            return None
        if not self.hub["time"]:
            raise NotCovered("checkpoint.tsr")
        time = cms.verify_time_stamp(self.file("checkpoint.tsr"), self.note.text.encode("utf-8"), self.hub["time"])
        need(time >= self.at - CLOCKS, "time-stamp before the leaf")
        self.in_force(time)
        return str(time)

    def message_seal(self):
        if self.node["message"] != "present":
            return None
        message = canonical(self.file("message.json"), "message.json")
        content, authorities, pinned = self.file("message.json"), self.hub["authorities"], ()
        if "content" in message:  # what a partner sealed, by both digests
            kept = text(message, "content").encode("utf-8")
            need(sha256(kept) == text(message, "contentSha256")
                 and sm2.sm3(kept).hex() == text(message, "contentSm3"), "content")
        if self.node["attestation"] == "sender":
            content = {"sha256": bytes.fromhex(text(message, "contentSha256")),
                       "sm3": bytes.fromhex(message.get("contentSm3", "00"))}
            source, senders = text(message, "source"), self.hub["senders"]
            sender = senders.get(source) or senders.get(source.split("/", 1)[0])  # a partner hub, for all its sources
            if not sender:
                raise NotCovered(source)
            authorities, pinned = sender
        self.message, self.said = message, (content, authorities, pinned)
        algorithm = "ECDSA" if self.node["attestation"] == "hub" else None
        return self.sealed(self.file("message.p7s"), content, authorities, self.at, algorithm, pinned)

    def message_logged(self):
        leaf = self.leaf_node
        if self.node["message"] != "present":
            left = {"message.json", "message.p7s", "gm/message.json.sm2.p7s", "record.json"} & set(self.files)
            need(not left and ("cmsHash" in leaf) == (self.node["message"] == "erased")
                 and ("cmsHash" not in leaf or "commitment" in leaf), "message " + self.node["message"])
            return self.node["message"]
        mac = hmac.new(bytes.fromhex(self.node["commitmentKey"]), self.file("message.json"), "sha256").hexdigest()
        need(leaf.get("cmsHash") == sha256(self.file("message.p7s")) and leaf.get("commitment") == mac, "commitment")
        if leaf["objectRef"].startswith("exchange/"):
            meant = f'exchange/{text(self.message, "exchangeId")}/{self.message.get("part")}'
            need(leaf["objectRef"] == meant and leaf["actor"] == text(self.message, "source"), meant)
        if "attachment" in self.message or leaf["objectRef"].startswith("record/") and "?attachment=" in leaf["objectRef"]:
            meant = f'record/{text(self.message, "record")}?attachment={text(self.message, "attachment")}'
            need(leaf["objectRef"] == meant and leaf["actor"] == text(self.message, "source"), meant)
        return leaf["objectRef"]

    def record(self):
        if self.node["message"] != "present" or "record.json" not in self.files and "entry" not in self.node:
            return None
        record = read_json(self.file("record.json"), "record.json")
        entries = self.message.get("records")
        need(isinstance(entries, list) and self.node.get("entry", len(entries)) < len(entries), "entry")
        entry = entries[self.node["entry"]]
        need(text(entry, "kind") == record.get("kind") and text(entry, "sourceKey") == record.get("sourceKey")
             and text(entry, "contentHash") == sha256(self.file("record.json")), "record")
        self.listed()
        erased = self.node.get("erasedAt")
        return f'{entry["kind"]} {entry["sourceKey"]}' + (f", 个人信息已删除 personal data erased {erased}" if erased else "")

    def listed(self):
        """Where a partner sealed a list of digests, the record, with the partner's own source, is in its place there."""
        content = read_json(text(self.message, "content").encode("utf-8"), "content") if "content" in self.message else {}
        body = content.get("body")
        listed = body.get("records") if isinstance(body, dict) else None
        if isinstance(listed, list):
            sender = text(self.message, "source").split("/", 1)[0]
            before, mark, after = self.file("record.json").rpartition(f'"source":"{sender}/'.encode("utf-8"))
            place, header = self.node["entry"], content.get("header")
            need(mark and isinstance(header, dict) and header.get("sender") == sender and place < len(listed)
                 and isinstance(listed[place], dict)
                 and listed[place].get("sha256") == sha256(before + b'"source":"' + after), "content.records")

    def national_seal(self):
        if self.node["message"] != "present" or "gm/message.json.sm2.p7s" not in self.files:
            return None
        content, authorities, pinned = self.said
        return self.sealed(self.file("gm/message.json.sm2.p7s"), content, authorities, self.at, "SM2", pinned)

    def revocation(self):
        lists = [name for name in self.files if name.startswith("crl/")]
        stapled = [name for name in self.files if name.startswith("ocsp/")]
        known = [each for each, _ in self.signers]
        said = [cms.revocations(self.file(name), self.hub["authorities"], known) for name in lists] + [
            cms.answers(self.file(name), self.hub["authorities"], known, self.exported, CLOCKS) for name in stapled]
        for signer, at in self.signers:
            need(all(signer not in each or each[signer] > at for each in said), "revoked signer")
        return f"{len(lists)} CRL, {len(stapled)} OCSP" if said else None


    def attachment(self):
        told = self.node["message"] == "present" and "attachment" in self.message
        if not (told or "attachment" in self.node or "attachment.bin" in self.files):
            return None
        need(told, "attachment.bin")
        message = self.message
        if self.node["attestation"] == "sender":
            self.attached_by_partner(read_json(text(message, "content").encode("utf-8"), "content"))
        size, said = message.get("bytes"), (text(message, "sha256"), text(message, "sm3"))
        need(type(size) is int and size > 0, "bytes")
        enclosed = size <= ENCLOSED
        need(self.node.get("attachment") == ("enclosed" if enclosed else "described")
             and enclosed == ("attachment.bin" in self.files), "attachment.bin")
        if enclosed:
            data = self.file("attachment.bin")
            need((len(data), sha256(data), sm2.sm3(data).hex()) == (size, *said), "attachment.bin")
        return f'{text(message, "name")}, {size} B' + ("" if enclosed else ", 不在包内，仅有摘要 not enclosed, by its digests")

    def attached_by_partner(self, content):
        """What the partner sealed says the same of the same record, whose id follows from source, kind and key."""
        body, header, message = content.get("body"), content.get("header"), self.message
        need(isinstance(body, dict) and isinstance(header, dict), "content")
        need(all(type(body.get(key)) is type(message.get(key)) and body.get(key) == message.get(key)
                 for key in ("name", "mediaType", "bytes", "sha256", "sm3")), "content.body")
        sender, digest = text(message, "source"), hashlib.sha256()
        for part in ("record", sender + "/" + text(body, "source"), text(body, "kind"), text(body, "sourceKey")):
            digest.update(struct.pack(">I", len(part.encode())) + part.encode())
        record = bytearray(digest.digest()[:16])
        record[6], record[8] = record[6] & 0x0F | 0x80, record[8] & 0x3F | 0x80
        need(header.get("sender") == sender and header.get("type") == "attachment"
             and str(uuid.UUID(bytes=bytes(record))) == text(message, "record"), "content.header, record")


def judge(data, trust, now, say):
    """0 valid, 1 invalid, 2 undetermined. A check returns what it found, None if there is nothing to check."""
    package, outcomes = Package(data, trust, now), {}
    for number, (check, chinese, english, builds_on) in enumerate(CHECKS, 1):
        outcome, detail = "open", ""
        if not any(outcomes[before] in ("FAIL", "open") for before in builds_on.split()):
            try:
                detail = getattr(package, check.lower())()
                outcome = "none" if detail is None else "pass"
            except NotCovered as e:
                detail = str(e)
            except Exception as e:  # whatever the bytes made a library throw: not evidence
                outcome, detail = "FAIL", str(e) or type(e).__name__
        outcomes[check] = outcome
        say(number, outcome, chinese, english, detail or "")
    return 1 if "FAIL" in outcomes.values() else 2 if "open" in outcomes.values() else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--trust", required=True)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    asked = parser.parse_args()
    chinese, worst = asked.lang == "zh", []
    words = {"pass": "通过", "FAIL": "不符", "open": "未定", "none": "不涉及"} if chinese else {}

    def say(number, outcome, zh, en, detail):
        print(f"EV-{number:02}  {words.get(outcome, outcome)}  {zh if chinese else en}"
              + (("：" if chinese else ": ") + detail if detail else ""))
    for name in asked.files:
        try:
            with open(asked.trust, "rb") as trust, open(name, "rb") as data:
                worst.append(judge(data.read(), Trust(trust.read()), datetime.now(timezone.utc), say))
        except Exception as e:  # no such file, or no trust file: no judgement
            print(f"{name}: {e}")
            worst.append(2)
            continue
        print(f"{name}: " + (("有效", "无效", "无法判定") if chinese else ("valid", "invalid", "undetermined"))[worst[-1]])
    return 1 if 1 in worst else max(worst)


if __name__ == "__main__":
    sys.exit(main())
