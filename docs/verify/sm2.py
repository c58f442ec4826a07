"""SM2 signatures (GB/T 32918.2) and SM3, as far as checking needs them: `cryptography` has SM3, but not the curve."""
from cryptography.hazmat.primitives import hashes

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def sm3(data):
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def add(one, other):
    if one is None or other is None:
        return one or other
    if one[0] == other[0]:
        if (one[1] + other[1]) % P == 0:
            return None
        slope = (3 * one[0] * one[0] + A) * pow(2 * one[1], -1, P) % P
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P) % P
    x = (slope * slope - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def multiply(times, point):
    product = None
    while times:
        product = add(product, point) if times & 1 else product
        point, times = add(point, point), times >> 1
    return product


def verify(point, message, r, s, identity=b"1234567812345678"):
    """Whether (r, s) is a signature over the message by the key whose uncompressed point this is."""
    x, y = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:], "big")
    on_curve = len(point) == 65 and point[0] == 4 and x < P and y < P and (y * y - x * x * x - A * x - B) % P == 0
    t = (r + s) % N
    if not on_curve or not 0 < r < N or not 0 < s < N or t == 0:
        return False
    known = b"".join(number.to_bytes(32, "big") for number in (A, B, *G, x, y))
    z = sm3((8 * len(identity)).to_bytes(2, "big") + identity + known)
    sum_ = add(multiply(s, G), multiply(t, (x, y)))
    return sum_ is not None and (int.from_bytes(sm3(z + message), "big") + sum_[0]) % N == r
