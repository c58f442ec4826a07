/**
 * Journeys: the packaged hub and the simulated agencies run as processes of their own, and Citrus does what people and
 * agencies do, over the real protocols. Start reading at {@link org.yijian.journeys.RunningHub}.
 */
package org.yijian.journeys;
