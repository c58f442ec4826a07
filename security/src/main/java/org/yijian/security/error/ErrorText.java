package org.yijian.security.error;

/** What an {@link ErrorCode} says; its accessors tell what each part is for. */
public record ErrorText(String code, String chinese, String english, String remedyChinese, String remedyEnglish) {}
