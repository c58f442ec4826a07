package org.yijian.search;

import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.ErrorText;

/** The errors of this room. */
public enum SearchError implements ErrorCode {
    PAGE_TOO_DEEP("YJ-SEA-001", "翻页过深：第 {0} 页、每页 {1} 条，超出前 {2} 条的范围。",
            "Page {0} with {1} hits a page lies beyond the first {2} hits.", "请增加查询词或筛选条件，缩小结果范围后再查看。",
            "Add words or filters to narrow the result."),

    PAGE_SIZE("YJ-SEA-002", "每页条数必须在 1 到 {0} 之间，页码从 1 开始。", "A page holds 1 to {0} hits, and pages are counted from 1.",
            "请调整每页条数或页码。", "Change the size or the number of the page."),

    TEXT_TOO_LONG("YJ-SEA-003", "查询文字过长：{0} 个字符，最多 {1} 个。", "The query has {0} characters; {1} are allowed.",
            "请只保留关键的词语或编号。", "Keep only the words or numbers that matter."),

    TOO_MANY_WORDS("YJ-SEA-004", "查询词过多：{0} 个，最多 {1} 个。", "The query has {0} words; {1} are allowed.",
            "请减少查询词，或用引号查找完整短语。",
            "Use fewer words, or put a phrase in quotation marks."),

    TOO_MANY_FILTERS("YJ-SEA-005", "同一筛选项的取值过多：{0} 个，最多 {1} 个。", "A filter has {0} values; {1} are allowed.",
            "请减少该筛选项的取值，例如改选上级行政区划。", "Choose fewer values, for example a region that contains the others."),

    INDEX_CLOSED("YJ-SEA-006", "检索索引已关闭。", "The search index is closed.", "系统正在停止或重建索引，请稍后重试。",
            "The hub is stopping or the index is being rebuilt; try again later."),

    INDEX_UNREADABLE("YJ-SEA-007", "读取检索索引失败：{0}。", "The search index cannot be read: {0}.",
            "请检查索引目录所在磁盘；停机后删除索引目录，重启后会自动从台账重建。",
            "Check the disk that holds the index; stop the hub and delete the index folder, it is rebuilt from the ledger at the next start."),

    INDEX_UNWRITABLE("YJ-SEA-008", "写入检索索引失败：{0}。", "The search index cannot be written: {0}.",
            "请检查索引目录的磁盘空间和权限，处理后重启。",
            "Check free space and permissions of the index folder, then restart the hub."),

    INDEX_IN_USE("YJ-SEA-009", "索引目录正被另一个进程使用：{0}。", "Another process uses the index folder: {0}.",
            "同一目录只能由一个节点使用，请停止另一个进程或改用别的目录。",
            "Only one node may use a folder; stop the other process or use another folder."),

    /** Building the index anew takes a second one beside it. */
    NO_ROOM("YJ-SEA-010", "磁盘空间不足，无法重建检索索引：需要 {0} MB，可用 {1} MB。",
            "The disk has no room to build the search index anew: {0} MB are needed, {1} MB are free.",
            "请清理索引目录所在磁盘或扩容后再重建；现有索引继续提供检索。",
            "Free or add space on the disk of the index folder, then rebuild; the present index goes on answering.");

    private final ErrorText text;

    SearchError(String code, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.text = new ErrorText(code, chinese, english, remedyChinese, remedyEnglish);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
