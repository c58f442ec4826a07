-- 民政前置库：枢纽以只读账号轮询。The front-end database of civil affairs, as the hub polls it with a read-only account.
CREATE TABLE facility (
    id                   bigint PRIMARY KEY,
    filing_number        text NOT NULL UNIQUE,
    credit_code          char(18) NOT NULL,
    name                 text NOT NULL,
    alias                text,
    type_code            char(2) NOT NULL,
    ownership_code       char(1) NOT NULL,
    region_code          varchar(12) NOT NULL,
    address              text NOT NULL,
    latitude             numeric(8, 5),
    longitude            numeric(8, 5),
    beds                 integer NOT NULL,
    nursing_beds         integer NOT NULL,
    residents            integer NOT NULL,
    legal_representative text,
    chain                text,
    grade_code           char(1),
    price_from           numeric(10, 2),
    price_to             numeric(10, 2),
    filed_on             date NOT NULL,
    status_code          char(1) NOT NULL,
    updated_at           timestamptz NOT NULL
);
COMMENT ON TABLE facility IS '养老机构及社区养老服务设施备案信息';
COMMENT ON COLUMN facility.id IS '主键';
COMMENT ON COLUMN facility.filing_number IS '备案号';
COMMENT ON COLUMN facility.credit_code IS '统一社会信用代码';
COMMENT ON COLUMN facility.name IS '名称';
COMMENT ON COLUMN facility.alias IS '别名';
COMMENT ON COLUMN facility.type_code IS '机构类型代码';
COMMENT ON COLUMN facility.ownership_code IS '举办性质代码';
COMMENT ON COLUMN facility.region_code IS '行政区划代码（GB/T 2260，至街道）';
COMMENT ON COLUMN facility.address IS '地址';
COMMENT ON COLUMN facility.latitude IS '纬度';
COMMENT ON COLUMN facility.longitude IS '经度';
COMMENT ON COLUMN facility.beds IS '床位数';
COMMENT ON COLUMN facility.nursing_beds IS '护理型床位数';
COMMENT ON COLUMN facility.residents IS '入住人数';
COMMENT ON COLUMN facility.legal_representative IS '法定代表人';
COMMENT ON COLUMN facility.chain IS '连锁运营方';
COMMENT ON COLUMN facility.grade_code IS '等级评定结果（GB/T 37276）';
COMMENT ON COLUMN facility.price_from IS '最低月收费（元）';
COMMENT ON COLUMN facility.price_to IS '最高月收费（元）';
COMMENT ON COLUMN facility.filed_on IS '备案日期';
COMMENT ON COLUMN facility.status_code IS '运营状态代码';
COMMENT ON COLUMN facility.updated_at IS '更新时间';

CREATE TABLE inspection (
    id                bigint PRIMARY KEY,
    inspection_number text NOT NULL UNIQUE,
    filing_number     text NOT NULL REFERENCES facility (filing_number),
    credit_code       char(18) NOT NULL,
    facility_name     text NOT NULL,
    region_code       varchar(12) NOT NULL,
    type_code         char(2) NOT NULL,
    plan              text,
    inspected_on      date NOT NULL,
    inspectors        text NOT NULL,
    conclusion        text NOT NULL,
    updated_at        timestamptz NOT NULL
);
COMMENT ON TABLE inspection IS '监督检查';
COMMENT ON COLUMN inspection.id IS '主键';
COMMENT ON COLUMN inspection.inspection_number IS '检查编号';
COMMENT ON COLUMN inspection.filing_number IS '备案号';
COMMENT ON COLUMN inspection.credit_code IS '统一社会信用代码';
COMMENT ON COLUMN inspection.facility_name IS '被检查单位名称';
COMMENT ON COLUMN inspection.region_code IS '行政区划代码';
COMMENT ON COLUMN inspection.type_code IS '检查类型代码';
COMMENT ON COLUMN inspection.plan IS '所属计划';
COMMENT ON COLUMN inspection.inspected_on IS '检查日期';
COMMENT ON COLUMN inspection.inspectors IS '检查人员，以顿号分隔';
COMMENT ON COLUMN inspection.conclusion IS '检查结论';
COMMENT ON COLUMN inspection.updated_at IS '更新时间';

CREATE TABLE finding (
    id                bigint PRIMARY KEY,
    finding_number    text NOT NULL UNIQUE,
    inspection_number text NOT NULL REFERENCES inspection (inspection_number),
    filing_number     text NOT NULL REFERENCES facility (filing_number),
    region_code       varchar(12) NOT NULL,
    found_on          date NOT NULL,
    clause            text NOT NULL,
    category          text NOT NULL,
    description       text NOT NULL,
    severity_code     char(1) NOT NULL,
    scope_code        char(1) NOT NULL,
    domain_code       char(2) NOT NULL,
    deadline          date,
    rectified_on      date,
    rechecked_on      date,
    struck_off_on     date,
    updated_at        timestamptz NOT NULL
);
COMMENT ON TABLE finding IS '检查发现的问题隐患及整改情况';
COMMENT ON COLUMN finding.id IS '主键';
COMMENT ON COLUMN finding.finding_number IS '隐患编号';
COMMENT ON COLUMN finding.inspection_number IS '检查编号';
COMMENT ON COLUMN finding.filing_number IS '备案号';
COMMENT ON COLUMN finding.region_code IS '行政区划代码';
COMMENT ON COLUMN finding.found_on IS '发现日期';
COMMENT ON COLUMN finding.clause IS '依据条款';
COMMENT ON COLUMN finding.category IS '类别';
COMMENT ON COLUMN finding.description IS '问题描述';
COMMENT ON COLUMN finding.severity_code IS '严重程度代码';
COMMENT ON COLUMN finding.scope_code IS '影响范围代码';
COMMENT ON COLUMN finding.domain_code IS '重点领域代码';
COMMENT ON COLUMN finding.deadline IS '整改期限';
COMMENT ON COLUMN finding.rectified_on IS '整改日期';
COMMENT ON COLUMN finding.rechecked_on IS '复查日期';
COMMENT ON COLUMN finding.struck_off_on IS '销号日期';
COMMENT ON COLUMN finding.updated_at IS '更新时间';

CREATE TABLE practitioner (
    id                bigint PRIMARY KEY,
    person_name       text NOT NULL,
    identity_number   char(18) NOT NULL,
    filing_number     text NOT NULL REFERENCES facility (filing_number),
    credit_code       char(18) NOT NULL,
    role              text NOT NULL,
    certificate       text,
    certificate_level text,
    updated_at        timestamptz NOT NULL
);
COMMENT ON TABLE practitioner IS '从业人员（个人敏感信息，不对外提供）';
COMMENT ON COLUMN practitioner.id IS '主键';
COMMENT ON COLUMN practitioner.person_name IS '姓名';
COMMENT ON COLUMN practitioner.identity_number IS '公民身份号码';
COMMENT ON COLUMN practitioner.filing_number IS '备案号';
COMMENT ON COLUMN practitioner.credit_code IS '统一社会信用代码';
COMMENT ON COLUMN practitioner.role IS '岗位';
COMMENT ON COLUMN practitioner.certificate IS '证书编号';
COMMENT ON COLUMN practitioner.certificate_level IS '证书等级';
COMMENT ON COLUMN practitioner.updated_at IS '更新时间';

-- What the hub may ask the police about; the table itself is closed to it.
CREATE VIEW practitioner_question AS
    SELECT id AS question_id, updated_at, identity_number, person_name, credit_code, role, certificate, certificate_level
    FROM practitioner;
COMMENT ON VIEW practitioner_question IS '待向公安核查的从业人员';

CREATE INDEX facility_updated ON facility (updated_at, id);
CREATE INDEX inspection_updated ON inspection (updated_at, id);
CREATE INDEX finding_updated ON finding (updated_at, id);
CREATE INDEX practitioner_updated ON practitioner (updated_at, id);

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT SELECT ON facility, inspection, finding, practitioner_question TO hub_reader;
