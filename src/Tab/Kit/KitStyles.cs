namespace Jaring.Tab.Kit;

/// <summary>How the kit's pages look on paper: dark on white, as the other printed pieces.</summary>
internal static class KitStyles
{
    public const string Sheet = Paper +
        """
        .sheet{max-width:180mm;margin:0 auto;padding:12mm}
        .office{color:#616161;font-size:4mm;margin:0}
        h1{font-size:7.4mm;line-height:1.2;font-weight:600;margin:1mm 0 4mm;text-wrap:balance}
        h2{font-size:5mm;font-weight:600;margin:3.6mm 0 1mm;color:#0f6a6f;break-after:avoid}
        ul{margin:0;padding-left:6mm;font-size:4.2mm;line-height:1.4}
        li{margin:0 0 .8mm;break-inside:avoid}
        .source{font-size:2.9mm;color:#616161;margin:0 0 1.4mm 6mm}
        @page{size:A4;margin:12mm}
        @media print{.sheet{padding:0;max-width:none}}
        """;

    public const string Banner = Paper +
        """
        .banner{width:600mm;min-height:1598mm;padding:60mm 45mm;display:flex;flex-direction:column;border-top:24mm solid #0f6a6f}
        p{margin:0}
        .office{font-size:21mm;line-height:1.3;color:#424242}.office b{display:block;font-size:27mm;line-height:1.25;color:#0f6a6f;margin-top:8mm}
        h1{font-size:76mm;line-height:1.12;font-weight:600;margin:70mm 0 0;text-wrap:balance}
        .lead{font-size:30mm;line-height:1.35;margin-top:30mm;text-wrap:balance}
        .code{margin:60mm auto 20mm;border:1.5mm solid #b2d8d9;border-radius:12mm;overflow:hidden}
        .qr{display:block;width:360mm;height:360mm}
        .scan{font-size:22mm;line-height:1.35;text-align:center;color:#424242}
        .typed{font-size:30mm;text-align:center;font-weight:600;color:#0f6a6f;overflow-wrap:anywhere;margin-top:8mm}
        .numbers{display:flex;justify-content:space-around;margin-top:auto;padding-top:40mm;font-size:64mm;line-height:1.2}
        .numbers b:nth-child(-n+2){color:#a80f1c}
        @page{size:600mm 1600mm;margin:0}
        """;

    private const string Paper =
        """
        :root{color-scheme:light}
        *{box-sizing:border-box;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        body{margin:0;background:#fff;color:#242424;font-family:"Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans",sans-serif}
        b{font-weight:600}
        .how{margin:0;padding:12px 16px;background:#ebf5f5;font-size:16px;line-height:1.5}
        @media print{.how{display:none}}
        """;
}
