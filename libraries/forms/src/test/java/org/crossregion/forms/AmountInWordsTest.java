package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.01, 壹分",
        "0.10, 壹角",
        "0.99, 玖角玖分",
        "1, 壹元整",
        "10, 壹拾元整",
        "10.50, 壹拾元伍角",
        "15, 壹拾伍元整",
        "100, 壹佰元整",
        "101, 壹佰零壹元整",
        "110.05, 壹佰壹拾元零伍分",
        "325.04, 叁佰贰拾伍元零肆分",
        "1005.50, 壹仟零伍元伍角",
        "1409.50, 壹仟肆佰零玖元伍角",
        "1680.32, 壹仟陆佰捌拾元叁角贰分",
        "6007.14, 陆仟零柒元壹角肆分",
        "10000, 壹万元整",
        "10000.01, 壹万元零壹分",
        "10001, 壹万零壹元整",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "100000, 壹拾万元整",
        "101001.10, 壹拾万壹仟零壹元壹角",
        "100100, 壹拾万零壹佰元整",
        "1000000, 壹佰万元整",
        "10000000, 壹仟万元整",
        "10000001, 壹仟万零壹元整",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "100010000, 壹亿零壹万元整",
        "1000000000000, 壹万亿元整",
        "123456789.12, 壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分",
        "92233720368547758.07, 玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分",
        "-1005.50, 负壹仟零伍元伍角",
        "-0.01, 负壹分",
        "-92233720368547758.08, 负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分",
    })
    void amounts_are_written_as_the_rules_for_bills_ask(String yuan, String words) {
        assertThat(AmountInWords.of(Money.ofYuan(yuan))).isEqualTo(words);
    }
}
