/** Tests of the commands. */
@NullMarked
package org.yijian.hub.command;

import org.jspecify.annotations.NullMarked;
