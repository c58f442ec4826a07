/** Files that an agency drops somewhere: on an SFTP server, or in a local folder for trials. */
@NullMarked
package org.yijian.routes.transport.drop;

import org.jspecify.annotations.NullMarked;
