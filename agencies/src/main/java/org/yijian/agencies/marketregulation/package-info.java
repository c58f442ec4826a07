/**
 * 市场监管: drops files for the hub on an SFTP server, CSV in GB18030 and one XLSX, as such agencies really send. Start
 * reading at {@link org.yijian.agencies.marketregulation.MarketRegulation}.
 */
@NullMarked
package org.yijian.agencies.marketregulation;

import org.jspecify.annotations.NullMarked;
