package org.yijian.hub.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Which hub a command talks to, and as whom: what the options say, else what the hub wrote into its home. */
final class RunningHub {

    @Option(names = "--home", description = "the hub's home folder; default: .yijian/demo, then .yijian/run")
    private @Nullable Path home;

    @Option(names = "--url", description = "the hub's address; default: the one in its home")
    private @Nullable URI url;

    @Option(names = "--user", description = "account; default: the trial account that may do it")
    private @Nullable String user;

    @Option(names = "--password-file", description = "file with the password; default: that of the trial accounts")
    private @Nullable Path passwordFile;

    HubConnection connect() throws IOException {
        return connect("administrator");
    }

    /** As the account that was named, else as this one. */
    HubConnection connect(String usual) throws IOException {
        Path file = passwordFile != null ? passwordFile : home().resolve("secrets/demo-password");
        if (!Files.isReadable(file)) {
            throw new IOException(
                    "没有密码文件：" + file + " 无法读取。请用 --home 指定枢纽的目录，或用 --password-file 指定密码文件。 No password: " + file
                            + " is not readable. Name the hub's folder with --home, or a file with --password-file.");
        }
        return new HubConnection(address(), user == null ? usual : user, Files.readString(file).strip());
    }

    private URI address() throws IOException {
        if (url != null) {
            return url;
        }
        Path file = home().resolve("run.json");
        if (!Files.isReadable(file)) {
            throw new IOException("no hub has run in " + home() + "; start one, or name it with --url. 没有找到运行中的枢纽");
        }
        int port = JsonMapper.shared().readTree(Files.readString(file)).path("port").asInt();
        return URI.create("http://127.0.0.1:" + port);
    }

    Path home() {
        if (home != null) {
            return home;
        }
        return List.of(Path.of(".yijian/demo"), Path.of(".yijian/run")).stream()
                .filter(folder -> Files.exists(folder.resolve("run.json"))).findFirst().orElse(Path.of(".yijian/demo"));
    }
}
