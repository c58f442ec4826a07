package org.yijian.records.validation;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Department;
import org.yijian.security.access.Sensitivity;

/**
 * What holds for every record of one delivery unless the record says otherwise. The source cannot be overridden.
 *
 * @param source who sent it, as authenticated
 * @param department whose records they are
 * @param contractVersion version of the connector's contract, for example {@code 1.0}
 * @param sensitivity how sensitive they are
 * @param region where they belong; null if each record must say it
 */
public record RecordDefaults(String source, Department department, String contractVersion, Sensitivity sensitivity,
        @Nullable String region) {}
