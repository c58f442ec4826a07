"""Signatures: CMS (RFC 5652) with CAdES attributes, signed notes (C2SP), time-stamps (RFC 3161); ECDSA P-256 and SM2."""
import base64
import hashlib
import re
from datetime import datetime, timezone

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

import sm2

# Object identifiers as they are encoded.
SIGNED_DATA, DATA, TST_INFO = "2a864886f70d010702", "2a864886f70d010701", "2a864886f70d0109100104"
CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME = "2a864886f70d010903", "2a864886f70d010904", "2a864886f70d010905"
SIGNING_CERTIFICATE_V2 = "2a864886f70d010910022f"
SHA256, ECDSA_SHA256, SM3, SM2_SM3 = "608648016503040201", "2a8648ce3d040302", "2a811ccf55018311", "2a811ccf55018375"
P256, SM2_CURVE = "2a8648ce3d030107", "2a811ccf5501822d"
NOTE_SM2 = b"\xffyijian.org/sm2-sm3"


class Differs(Exception):
    """Something is not what it must be."""


def need(fine, what):
    if not fine:
        raise Differs(what)


class Der:
    """One DER value; its parts only where it is made of parts."""

    def __init__(self, data, whole=True):
        need(len(data) >= 2, "DER cut short")
        self.tag, length, start = data[0], data[1], 2
        if length & 0x80:
            count = length & 0x7F
            length, start = int.from_bytes(data[2:2 + count], "big"), 2 + count
            need(0 < count <= 4 and length >= 0x80 and data[2] != 0, "DER length")
        self.raw, self.content = data[:start + length], data[start:start + length]
        need(len(self.content) == length and (not whole or len(data) == start + length), "DER length")

    def parts(self):
        need(self.tag & 0x20, "DER has no parts")
        parts, at = [], 0
        while at < len(self.content):
            parts.append(Der(self.content[at:], False))
            at += len(parts[-1].raw)
        return parts

    def oid(self):
        need(self.tag == 6, "OID")
        return self.content.hex()

    def time(self):
        need(self.tag in (0x17, 0x18), "time")
        text = self.content.decode("ascii")
        if self.tag == 0x17:
            text = ("19" if text[:2] >= "50" else "20") + text
        match = re.fullmatch(r"(\d{14})(\.\d+)?Z", text)
        need(match, "time")
        return datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)


def key_info(spki):
    """Encoded curve and point of a SubjectPublicKeyInfo."""
    algorithm, bits = Der(spki).parts()
    return algorithm.parts()[1].oid(), bits.content[1:]


def spki(certificate):
    fields = Der(certificate.public_bytes(Encoding.DER)).parts()[0].parts()
    return fields[6 if fields[0].tag == 0xA0 else 5].raw


def is_sm2(certificate):
    return key_info(spki(certificate))[0] == SM2_CURVE


def check_signature(key, algorithm, signature, message):
    """By the SubjectPublicKeyInfo; only its own algorithm counts."""
    curve, point = key_info(key)
    if curve == SM2_CURVE:
        r, s = (int.from_bytes(part.content, "big", signed=True) for part in Der(signature).parts())
        need(algorithm == SM2_SM3 and sm2.verify(point, message, r, s), "SM2 signature")
        return "SM2"
    need(curve == P256 and algorithm == ECDSA_SHA256, "algorithm")
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    try:
        public.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        need(False, "signature")
    return "ECDSA"


# ---- certificates --------------------------------------------------------------------------------------------------

def valid_at(certificate, at):
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def signed(issuer, encoded):
    """Whether the issuer signed this certificate, list or answer, ECDSA or SM2."""
    body, algorithm, signature = Der(encoded).parts()[:3]
    try:
        check_signature(spki(issuer), algorithm.parts()[0].oid(), signature.content[1:], body.raw)
    except Differs:
        return False
    return True


def issued(issuer, certificate):
    return signed(issuer, certificate.public_bytes(Encoding.DER)) and issuer.subject == certificate.issuer


def extension(certificate, kind):
    try:
        return certificate.extensions.get_extension_for_class(kind)
    except x509.ExtensionNotFound:
        return None


def leads(certificate, others, authorities, at, depth=0):
    """Whether a path leads from the certificate to an authority, everything on it valid at that time."""
    if depth > 4 or not valid_at(certificate, at):
        return False
    if any(at <= each.not_valid_after_utc and issued(each, certificate) for each in authorities):
        return True
    for other in others:
        constraints, usage = extension(other, x509.BasicConstraints), extension(other, x509.KeyUsage)
        if (other != certificate and constraints and constraints.value.ca and usage and usage.value.key_cert_sign
                and issued(other, certificate) and leads(other, others, authorities, at, depth + 1)):
            return True
    return False


def may_sign_messages(certificate):
    usage, purposes = extension(certificate, x509.KeyUsage), extension(certificate, x509.ExtendedKeyUsage)
    constraints = extension(certificate, x509.BasicConstraints)
    need(usage and (usage.value.digital_signature or usage.value.content_commitment), "key usage")
    need(not constraints or not constraints.value.ca, "an authority's key")
    allowed = {"2.5.29.37.0", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36"}
    need(not purposes or allowed & {each.dotted_string for each in purposes.value}, "purpose of the key")


# ---- what authorities say of their certificates ---------------------------------------------------------------------

def revocations(data, authorities, signers):
    """From a list of an authority (RFC 5280): when it revoked each of the signers, None if it did not."""
    revoked = x509.load_der_x509_crl(data)
    need(revoked.next_update_utc and any(revoked.issuer == each.subject and signed(each, data) for each in authorities), "crl")
    entries = {each: revoked.get_revoked_certificate_by_serial_number(each.serial_number) for each in signers}
    return {each: entry.revocation_date_utc for each, entry in entries.items() if entry and each.issuer == revoked.issuer}


def answers(data, authorities, signers, at, clocks):
    """The same from an answer (RFC 6960), which must have stood at that time and know every signer of the authority."""
    answer, basic = ocsp.load_der_ocsp_response(data), Der(data).parts()[1].parts()[0].parts()[1].content
    need(len(data) <= 64 * 1024, "size of the answer")
    authority = next((each for each in authorities if signed(each, basic) or any(
        signed(other, basic) and answers_for(other, each, answer.produced_at_utc) for other in answer.certificates)), None)
    need(authority, "ocsp by a stranger")
    entries, found = list(answer.responses), {}
    for entry in entries:
        need(entry.next_update_utc and entry.this_update_utc <= at + clocks
             and at - clocks <= entry.next_update_utc, "ocsp of another time")
    for signer in signers:
        said = [entry for entry in entries if names(entry, authority, signer)]
        times = [entry.revocation_time_utc for entry in said if entry.certificate_status == ocsp.OCSPCertStatus.REVOKED]
        need(times or not issued(authority, signer)
             or said and all(entry.certificate_status == ocsp.OCSPCertStatus.GOOD for entry in said), "ocsp: unknown signer")
        found |= {signer: min(times)} if times else {}
    return found


def answers_for(responder, authority, at):
    """Whether the authority certified it for answering."""
    usage, purposes = extension(responder, x509.KeyUsage), extension(responder, x509.ExtendedKeyUsage)
    constraints = extension(responder, x509.BasicConstraints)
    return (issued(authority, responder) and valid_at(responder, at) and (not usage or usage.value.digital_signature)
            and not (constraints and constraints.value.ca)
            and purposes and x509.oid.ExtendedKeyUsageOID.OCSP_SIGNING in purposes.value)


def names(entry, authority, certificate):
    def hashed(data):
        digest = hashes.Hash(entry.hash_algorithm)
        digest.update(data)
        return digest.finalize()
    return (entry.serial_number == certificate.serial_number and issued(authority, certificate)
            and entry.issuer_name_hash == hashed(authority.subject.public_bytes())
            and entry.issuer_key_hash == hashed(key_info(spki(authority))[1]))


# ---- CMS -----------------------------------------------------------------------------------------------------------

class Signed:
    """A CMS with one signer, its signature checked over its attributes; not yet who the signer is."""

    def __init__(self, data, content_type=DATA):
        need(len(data) <= 64 * 1024, "size of the CMS")
        kind, body = Der(data).parts()
        need(kind.oid() == SIGNED_DATA, "no signed data")
        fields = body.parts()[0].parts()
        inside = fields[2].parts()
        need(inside[0].oid() == content_type, "content type")
        self.content = inside[1].parts()[0].content if len(inside) > 1 else None
        certificates = [part.parts() for part in fields if part.tag == 0xA0]
        need(len(certificates) == 1 and len(certificates[0]) <= 10, "certificates")
        self.others = [x509.load_der_x509_certificate(each.raw) for each in certificates[0]]
        signers = fields[-1].parts()
        need(fields[-1].tag == 0x31 and len(signers) == 1, "not exactly one signer")
        info = signers[0].parts()
        need(len(info) >= 6 and info[3].tag == 0xA0, "no signed attributes")
        self.signer = self.find(info[1])
        digest, algorithm = info[2].parts()[0].oid(), info[4].parts()[0].oid()
        self.algorithm = check_signature(spki(self.signer), algorithm, info[5].content, b"\x31" + info[3].raw[1:])
        need(digest == (SM3 if self.algorithm == "SM2" else SHA256), "digest algorithm")
        self.attributes = {}
        for attribute in info[3].parts():
            name, values = attribute.parts()
            need(name.oid() not in self.attributes and len(values.parts()) == 1, "attribute twice")
            self.attributes[name.oid()] = values.parts()[0]
        need(self.attribute(CONTENT_TYPE).oid() == content_type, "content type")
        self.check_named()

    def attribute(self, name):
        need(name in self.attributes, "attribute missing")
        return self.attributes[name]

    def find(self, sid):
        if sid.tag == 0x30:
            issuer, serial = sid.parts()
            number = int.from_bytes(serial.content, "big", signed=True)
            named = [each for each in self.others
                     if each.issuer.public_bytes() == issuer.raw and each.serial_number == number]
        else:
            identifiers = [(each, extension(each, x509.SubjectKeyIdentifier)) for each in self.others]
            named = [each for each, identifier in identifiers if identifier and identifier.value.digest == sid.content]
        need(len(named) == 1, "not exactly one certificate of the signer")
        return named[0]

    def check_named(self):
        """signing-certificate-v2 (RFC 5035) names the certificate."""
        first = self.attribute(SIGNING_CERTIFICATE_V2).parts()[0].parts()[0].parts()
        algorithm = first[0].parts()[0].oid() if first[0].tag == 0x30 else SHA256
        value = first[1 if first[0].tag == 0x30 else 0].content
        need(algorithm in (SHA256, SM3), "algorithm")
        encoded = self.signer.public_bytes(Encoding.DER)
        need(value == (sm2.sm3(encoded) if algorithm == SM3 else hashlib.sha256(encoded).digest()), "other certificate")

    def over(self, content):
        """Whether it is over this content: bytes, or digests of what is not at hand."""
        if isinstance(content, bytes):
            content = {"sha256": hashlib.sha256(content).digest(), "sm3": sm2.sm3(content)}
        return self.attribute(MESSAGE_DIGEST).content == content["sm3" if self.algorithm == "SM2" else "sha256"]


def verify(seal, content, authorities, at, algorithm=None, pinned=()):
    """The signer's certificate and when it says it signed."""
    signed = Signed(seal)
    need(signed.content is None, "content inside")
    need(signed.over(content), "other content")
    need(algorithm in (None, signed.algorithm), "algorithm")
    need(not pinned or signed.signer in pinned, "another signer")
    need(leads(signed.signer, signed.others, authorities, at), "not trusted, or not valid then: "
         + signed.signer.subject.rfc4514_string())
    may_sign_messages(signed.signer)
    return signed.signer, signed.attribute(SIGNING_TIME).time()


def verify_time_stamp(response, content, authorities):
    status, token = Der(response).parts()
    need(status.parts()[0].content in (b"\0", b"\1"), "status of the time-stamp")
    signed = Signed(token.raw, TST_INFO)
    need(signed.content is not None and signed.over(signed.content), "time-stamp")
    fields = Der(signed.content).parts()
    algorithm, imprint = fields[2].parts()
    need(algorithm.parts()[0].oid() == SHA256 and imprint.content == hashlib.sha256(content).digest(), "imprint")
    time, purposes = fields[4].time(), extension(signed.signer, x509.ExtendedKeyUsage)
    need(purposes and purposes.critical and [each.dotted_string for each in purposes.value] == ["1.3.6.1.5.5.7.3.8"],
         "purpose of the time-stamp's key")
    need(leads(signed.signer, signed.others, authorities, time), "time-stamp by a stranger")
    return time


# ---- signed notes --------------------------------------------------------------------------------------------------

class NoteKey:
    def __init__(self, text):
        self.name, number, encoded = text.split("+", 2)
        self.raw = base64.b64decode(encoded, validate=True)
        self.number = hashlib.sha256(self.name.encode() + b"\n" + self.raw).digest()[:4]
        need(self.number.hex() == number, "id of key " + text)

    def signed(self, text, signature):
        try:
            if self.raw.startswith(NOTE_SM2):
                return check_signature(self.raw[len(NOTE_SM2):], SM2_SM3, signature, text) == "SM2"
            if self.raw[0] == 4:
                need(len(signature) == 72, "cosignature")
                seconds, signature = int.from_bytes(signature[:8], "big"), signature[8:]
                text = b"cosignature/v1\ntime " + str(seconds).encode() + b"\n" + text
            need(self.raw[0] in (1, 4) and len(self.raw) == 33, "type of key")
            ed25519.Ed25519PublicKey.from_public_bytes(self.raw[1:]).verify(signature, text)
            return True
        except (InvalidSignature, Differs, ValueError):
            return False


class Note:
    def __init__(self, note):
        text, separator, lines = note.rpartition("\n\n")
        need(separator and lines.endswith("\n"), "form of the note")
        self.text, self.lines = text + "\n", []
        for line in lines[:-1].split("\n"):
            dash, name, encoded = line.split(" ")
            value = base64.b64decode(encoded, validate=True)
            need(dash == "—" and name and len(value) > 4 and base64.b64encode(value).decode() == encoded, "line of the note")
            self.lines.append((name, value[:4], value[4:]))

    def of(self, key):
        return [signature for name, number, signature in self.lines if (name, number) == (key.name, key.number)]

    def names(self, key):
        return bool(self.of(key))

    def signed_by(self, key):
        return all(key.signed(self.text.encode("utf-8"), signature) for signature in self.of(key))
