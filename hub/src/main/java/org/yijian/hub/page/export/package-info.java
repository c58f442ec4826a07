/**
 * What people take away in files: a facility's file as a workbook. Every file says who took it, when and what for, and
 * taking it is a leaf of the log.
 */
@NullMarked
package org.yijian.hub.page.export;

import org.jspecify.annotations.NullMarked;
