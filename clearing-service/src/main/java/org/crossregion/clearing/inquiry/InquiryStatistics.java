package org.crossregion.clearing.inquiry;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

/**
 * What became of the inquiries that a treatment region was asked in a month.
 *
 * @param asked all but those withdrawn
 * @param inTime answered before the first day of theirs had passed
 * @param late answered after one or more had
 * @param open not answered yet
 * @param rollovers how many days were missed, all together
 * @param clean 核查无误, of those answered
 * @param wrong 核查有误, of those answered
 * @param bySilence confirmed by the calendar
 * @param inquiredFen the total cost of the stays asked about
 * @param deductedFen what deductions opened from them take from clearing, unless withdrawn
 */
record InquiryStatistics(
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        int asked,
        int inTime,
        int late,
        int open,
        int rollovers,
        int returns,
        int clean,
        int wrong,
        int confirmed,
        int bySilence,
        Money inquiredFen,
        Money deductedFen) {}
