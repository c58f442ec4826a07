package org.yijian.hub.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.LocaleResolver;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.web.Faults;
import org.yijian.hub.web.PurposeArguments;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.attachment.AttachmentName;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The form on a record's page. It is a servlet of its own because whatever the framework takes from a form lies on the disk
 * in the clear first, or in memory; this one reads the file as it comes. The token against forged requests is the form's
 * first field, so that it is known before the file; the answer leads back to the record.
 */
public final class AttachmentForm extends HttpServlet {

    /** Where the form is sent. */
    public static final String PATH = "/attach";

    private static final long serialVersionUID = 1L;
    private static final int MOST_TOKEN_BYTES = 1024;
    private static final String OUTCOME = AttachmentForm.class.getName();

    private final transient AuditedAttachments attachments;
    private final transient LocaleResolver language;

    AttachmentForm(AuditedAttachments attachments, LocaleResolver language) {
        this.attachments = attachments;
        this.language = language;
    }

    /** What came of the form that was sent last, told once; empty if it was told, or all went well. */
    public static Optional<String> outcome(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(OUTCOME) instanceof String said)) {
            return Optional.empty();
        }
        session.removeAttribute(OUTCOME);
        return Optional.of(said);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String record = String.valueOf(request.getParameter("record"));
        try {
            attach(record, request);
        } catch (FaultException | DataAccessException e) {
            Fault fault = Faults.of(e);
            if (fault.code() == HubError.BAD_PARAMETER) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            Locale locale = language.resolveLocale(request);
            request.getSession().setAttribute(OUTCOME, fault.text(locale) + " " + fault.remedy(locale));
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/records/" + SearchParameters.id("record", record) + "#attachments");
    }

    private void attach(String record, HttpServletRequest request) throws IOException {
        AuditedAttachments.Request wanted = AttachmentApi.wanted(record, account(),
                PurposeArguments.inSession(request));
        FileItemStream file = file(request);
        if (file == null) {
            throw new FaultException(RecordError.ATTACHMENT_EMPTY);
        }
        String type = file.getContentType() == null ? AttachmentName.UNKNOWN_TYPE : file.getContentType();
        attachments.attach(wanted, new AuditedAttachments.Brought(name(file.getName()), type, -1, file.openStream()));
    }

    /** The first file of the form, if the form's token came before it. */
    private static @Nullable FileItemStream file(HttpServletRequest request) throws IOException {
        try {
            FileUpload upload = new FileUpload();
            upload.setHeaderEncoding("UTF-8");
            FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
            boolean genuine = false;
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (part.isFormField()) {
                    genuine |= isToken(part, request);
                } else if (part.getName() != null && !part.getName().isBlank()) {
                    requireGenuine(genuine);
                    return part;
                }
            }
            requireGenuine(genuine);
            return null;
        } catch (FileUploadException e) {
            throw new FaultException(Fault.of(HubError.BAD_REQUEST, "multipart/form-data"), e);
        }
    }

    private static boolean isToken(FileItemStream field, HttpServletRequest request) throws IOException {
        if (!FormToken.field(request).equals(field.getFieldName())) {
            return false;
        }
        try (InputStream content = field.openStream()) {
            return FormToken.isGenuine(request,
                    new String(content.readNBytes(MOST_TOKEN_BYTES), StandardCharsets.UTF_8));
        }
    }

    private static void requireGenuine(boolean genuine) {
        if (!genuine) {
            throw new AccessDeniedException("the form was not one of this session's");
        }
    }

    /** Some browsers send the whole path. */
    private static String name(String given) {
        return given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    }

    private static Account account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Account account)) {
            throw new FaultException(HubError.NOT_SIGNED_IN);
        }
        return account;
    }
}
