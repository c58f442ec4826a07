/** A loopback SFTP server with one account in one folder, for agencies that drop files (Apache MINA SSHD). */
@NullMarked
package org.yijian.agencies.sftp;

import org.jspecify.annotations.NullMarked;
