package org.yijian.hub.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A mail that says how many alerts wait, in Chinese and English, and nothing of what they are about. */
final class Digest {

    private final JavaMailSender sender;
    private final String from;
    private final String link;

    Digest(JavaMailSender sender, String from, String link) {
        this.sender = sender;
        this.from = from;
        this.link = link;
    }

    void send(String to, long alerts, int searches) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper mail = new MimeMessageHelper(message, "UTF-8");
            mail.setFrom(from);
            mail.setTo(to);
            mail.setSubject("颐鉴提醒：" + alerts + " 条 Yijian: " + alerts + " new alerts");
            mail.setText("""
                    您保存的 %2$d 个检索有 %1$d 条新提醒。请登录查看：
                    %3$s/alerts
                    本邮件不含记录内容。如不再需要，请在“保存的检索”中停止。

                    %1$d new alerts for %2$d of your saved searches. Sign in to read them:
                    %3$s/alerts
                    This mail holds nothing of the records. To stop it, see “Saved searches”.
                    """.formatted(alerts, searches, link));
            sender.send(message);
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
    }
}
