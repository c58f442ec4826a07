-- What authorities of partners answered about one certificate (OCSP); the newest answer of each.

CREATE TABLE certificate_answer (
    partner  text    NOT NULL REFERENCES partner,
    national boolean NOT NULL, -- whether the SM2 authority issued the certificate
    serial   text    NOT NULL, -- decimal
    content  bytea   NOT NULL, -- DER
    PRIMARY KEY (partner, national, serial)
);
