package org.yijian.hub.attachment;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be attached to records.
 *
 * @param largest length of the largest attachment
 * @param folder where attachments are kept, for several nodes one in common; null for the home's own
 */
@ConfigurationProperties("yijian.attachments")
public record AttachmentProperties(@DefaultValue("2GB") DataSize largest, @Nullable Path folder) {}
