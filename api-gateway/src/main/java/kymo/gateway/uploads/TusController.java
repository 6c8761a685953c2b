package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.uploads.Admission;
import kymo.core.uploads.Checksum;
import kymo.core.uploads.Incoming;
import kymo.core.uploads.IncomingUploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes files over connections that break: tus 1.0.0 with creation, creation-with-upload, termination, checksum and expiration. */
@RestController
@RequestMapping(TusController.PATH)
@Tag(name = "Uploads")
@SpeaksTus
class TusController {

    static final String PATH = "/api/uploads";

    private static final String EXTENSIONS = "creation,creation-with-upload,termination,checksum,expiration";

    private final IncomingUploads uploads;
    private final Admission admission;

    TusController(IncomingUploads uploads, Admission admission) {
        this.uploads = uploads;
        this.admission = admission;
    }

    @RequestMapping(
            path = {"", "/{id}"},
            method = RequestMethod.OPTIONS)
    @Operation(operationId = "describeUploads", summary = "What of tus is spoken here", hidden = true)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header("Tus-Version", TusHeaders.VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", Long.toString(admission.limits().maxBytes()))
                .header("Tus-Checksum-Algorithm", Checksum.algorithms())
                .build();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "beginUpload",
            summary = "Begin an upload",
            description =
                    "tus 1.0.0: the header Location of the answer says where its bytes go. Upload-Metadata may tell"
                            + " filename and sha256; are the bytes of that SHA-256 stored already, none need be sent.",
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = TusHeaders.LENGTH,
                        required = true,
                        schema = @Schema(implementation = Long.class),
                        description = "Bytes of the whole file"),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = TusHeaders.METADATA,
                        schema = @Schema(implementation = String.class),
                        description = "Keys and values in Base64, with commas between them")
            })
    ResponseEntity<Void> begin(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        if (request.getHeader("Upload-Defer-Length") != null)
            throw TusHeaders.invalid("Upload-Defer-Length", "must not be sent, the length must be known", "1");
        boolean brings = bringsBytes(request);
        Checksum checksum = brings ? TusHeaders.checksum(request) : null;
        Incoming upload = uploads.begin(TusHeaders.announcement(request));
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create(PATH + "/" + upload.id()));
        if (brings) upload = receiveFirst(request, upload, checksum);
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers)
                .headers(state(upload))
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Operation(operationId = "lookAtUpload", summary = "How far an upload is, in headers")
    ResponseEntity<Void> look(@PathVariable UUID id) {
        Incoming upload = uploads.find(id);
        HttpHeaders headers = state(upload);
        headers.set(TusHeaders.LENGTH, Long.toString(upload.bytes()));
        if (upload.metadata() != null) headers.set(TusHeaders.METADATA, upload.metadata());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .headers(headers)
                .build();
    }

    @PatchMapping(path = "/{id}", consumes = TusHeaders.BYTES_TYPE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "goOnWithUpload",
            summary = "Send bytes of an upload",
            description =
                    "The header Upload-Offset of the answer is what is durable. A connection that breaks keeps what"
                            + " came before; with Upload-Checksum it is all or nothing.",
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = TusHeaders.OFFSET,
                        required = true,
                        schema = @Schema(implementation = Long.class)),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = TusHeaders.CHECKSUM,
                        schema = @Schema(implementation = String.class),
                        description = "sha1, sha256 or md5, a blank and the digest in Base64")
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = TusHeaders.BYTES_TYPE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Void> goOn(@PathVariable UUID id, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        long offset = TusHeaders.number(request, TusHeaders.OFFSET);
        Checksum checksum = TusHeaders.checksum(request);
        refuseTooMany(uploads.find(id), offset, request);
        Incoming upload = uploads.receive(id, offset, request.getInputStream(), checksum);
        return ResponseEntity.noContent().headers(state(upload)).build();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endUpload",
            summary = "Give an upload up",
            description = "A finished one is only forgotten: its bytes are kept, as all uploads are.")
    void end(@PathVariable UUID id) {
        uploads.end(id);
    }

    private Incoming receiveFirst(HttpServletRequest request, Incoming begun, @Nullable Checksum checksum)
            throws IOException {
        if (begun.isWhole()) return begun;
        try {
            refuseTooMany(begun, 0, request);
            return uploads.receive(begun.id(), 0, request.getInputStream(), checksum);
        } catch (ProblemException e) {
            // its sender has not heard where the upload would be, and so can never go on with it
            if (e.code() != ProblemCode.UPLOAD_GONE) uploads.end(begun.id());
            throw e;
        }
    }

    private static boolean bringsBytes(HttpServletRequest request) {
        boolean hasBody =
                request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        String type = String.valueOf(request.getContentType());
        if (!hasBody) return false;
        if (!type.equals(TusHeaders.BYTES_TYPE))
            throw new ProblemException(
                            ProblemCode.MEDIA_TYPE_UNSUPPORTED,
                            "the header Content-Type must be %s where an upload begins with bytes but was '%s'; send that"
                                    .formatted(TusHeaders.BYTES_TYPE, type))
                    .in(HttpHeaders.CONTENT_TYPE);
        return true;
    }

    /** By its own word, before the first byte is read. */
    private static void refuseTooMany(Incoming upload, long offset, HttpServletRequest request) {
        long more = request.getContentLengthLong();
        if (more > upload.bytes() - offset && offset == upload.received())
            throw new ProblemException(
                    ProblemCode.UPLOAD_TOO_LARGE,
                    "upload %s was announced with %,d bytes but %,d would come after the first %,d; send what is left"
                            .formatted(upload.id(), upload.bytes(), more, offset));
    }

    private static HttpHeaders state(Incoming upload) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(TusHeaders.OFFSET, Long.toString(upload.received()));
        if (upload.uploadId() != null)
            headers.set(TusHeaders.UPLOAD_ID, upload.uploadId().toString());
        else headers.setInstant(TusHeaders.EXPIRES, upload.expiresAt());
        return headers;
    }
}
