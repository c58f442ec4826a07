package org.yijian.records.body;

import org.yijian.records.Kind;

/** What a record tells: exactly one of the nine kinds. */
public sealed interface Body
        permits Facility, Licence, Inspection, Finding, Complaint, Credit, Incident, Claim, Practitioner {

    Kind kind();
}
