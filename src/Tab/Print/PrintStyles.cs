namespace Jaring.Tab.Print;

/// <summary>How the pieces look on paper: millimetres, dark on white, so that a cheap printer and a photocopy of it still serve.</summary>
internal static class PrintStyles
{
    public const string Poster = Paper +
        """
        .sheet{width:210mm;min-height:296mm;padding:19mm 19mm 15mm;display:flex;flex-direction:column}
        header{display:flex;gap:5mm;align-items:center}
        header p{margin:0}.office{color:#616161;font-size:4.4mm}.name{font-weight:600;font-size:6.4mm}
        h1{font-size:13.5mm;line-height:1.18;margin:14mm 0 0;font-weight:600;text-wrap:balance}
        .for{font-size:5.4mm;color:#424242;margin:4mm 0 0}
        .middle{display:flex;gap:8mm;align-items:center;margin-top:9mm}
        .frame{flex:none;overflow:hidden;border:.5mm solid #b2d8d9;border-radius:4mm}
        .qr{width:100mm;height:100mm}
        ol{list-style:none;margin:0;padding:0;display:grid;gap:6mm;font-size:5.4mm;line-height:1.35}
        li{display:flex;gap:4mm}
        li b{flex:none;width:9mm;height:9mm;border-radius:50%;background:#ebf5f5;color:#0f6a6f;text-align:center;line-height:9mm}
        .type{font-size:5.4mm;margin:8mm 0 0;overflow-wrap:anywhere}.type b{color:#0f6a6f}
        .numbers{display:flex;justify-content:space-between;gap:4mm;margin-top:auto;border-top:.3mm solid #d1d1d1;padding-top:7mm}
        .numbers b{display:block;font-size:8.6mm;line-height:1.25}.numbers .word b{font-size:6mm;line-height:1.8}.numbers span{font-size:4.2mm;color:#424242}.numbers .danger b{color:#a80f1c}
        footer{margin-top:6mm;font-size:3.8mm;color:#616161}
        @page{size:A4;margin:0}
        """;

    public const string Card = Paper +
        """
        .cards{width:210mm;min-height:296mm;display:grid;grid-template-columns:repeat(2,85.6mm);gap:6mm;justify-content:center;align-content:center}
        .card{width:85.6mm;height:54mm;padding:5mm;border:.2mm dashed #616161;display:flex;gap:4mm;align-items:center;overflow:hidden}
        .qr{width:34mm;height:34mm;flex:none;margin:-2mm}
        .card>div{flex:1;min-width:0}
        .card p{margin:0;font-size:3.2mm;line-height:1.35;overflow-wrap:anywhere}
        .card .numbers{display:flex;justify-content:space-between;margin-top:4mm;font-size:2.8mm;color:#424242}
        .card .numbers b{display:block;font-size:6.2mm;line-height:1.2;color:#242424}
        @page{size:A4;margin:0}
        """;

    public const string Letter = Paper +
        """
        .sheet{max-width:180mm;padding:15mm}
        h1{font-size:7mm;font-weight:600;margin:0 0 4mm}
        p{font-size:4.4mm;line-height:1.5;margin:0 0 3mm}
        .line{padding:4mm;border:.3mm solid #d1d1d1;border-radius:2mm;overflow-wrap:anywhere}
        @page{size:A4;margin:15mm}
        """;

    private const string Paper =
        """
        :root{color-scheme:light}
        *{box-sizing:border-box;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        body{margin:0;background:#fff;color:#242424;font-family:"Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans",sans-serif}
        b{font-weight:600}
        .how{margin:0;padding:12px 16px;background:#ebf5f5;font-size:16px;line-height:1.5}
        .mark{width:17mm;height:17mm}
        @media print{.how{display:none}}
        """;
}
