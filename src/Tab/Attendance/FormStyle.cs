namespace Jaring.Tab.Attendance;

/// <summary>Blue, square and heavy at its head, so that it is mistaken neither for the room nor for the schedule.</summary>
internal static class FormStyle
{
    public const string Sheet =
        """
        :root{color-scheme:light dark;--ground:#eef1fa;--surface:#fff;--text:#1f2433;--soft:#414a63;--line:#7a84a3;--head:#2b3f8c;--on-head:#fff;--link:#2b3f8c;--look:#8a3707;--look-ground:#fff9f5}
        @media(prefers-color-scheme:dark){:root{--ground:#171a26;--surface:#222738;--text:#fff;--soft:#ccd2e6;--line:#8d97b8;--head:#394f9f;--link:#b3c1f7;--look:#f9b98e;--look-ground:#33231a}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;font:400 1rem/1.5 "Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans",sans-serif;color:var(--text);background:var(--ground);overflow-wrap:break-word}
        h1,h2,p,fieldset,legend,ul{margin:0;padding:0}
        header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 16px;min-height:56px;padding:4px max(16px,calc((100% - 560px)/2));background:var(--head);color:var(--on-head)}
        header a{display:inline-flex;align-items:center;min-height:44px;color:var(--on-head)}
        main{max-width:592px;margin:0 auto;padding:24px 16px 48px;display:grid;grid-template-columns:minmax(0,1fr);gap:20px}
        h1{font-size:1.75rem;line-height:1.286;font-weight:600;text-transform:uppercase;letter-spacing:.04em}
        h2{font-size:1.25rem;line-height:1.3;font-weight:600}
        p{text-wrap:pretty}
        .soft{color:var(--soft)}
        .first{padding:12px 16px;border-left:4px solid var(--head);background:var(--surface);font-weight:600}
        .look{padding:12px 16px;border:1px solid currentColor;color:var(--look);background:var(--look-ground)}
        form{display:grid;grid-template-columns:minmax(0,1fr);gap:20px;padding:20px 16px;background:var(--surface);border:1px solid var(--line)}
        label,legend{font-weight:600}
        .hint{display:block;font-weight:400;font-size:.875rem;color:var(--soft)}
        input[type=text],textarea{display:block;width:100%;min-height:48px;margin-top:4px;padding:10px 12px;font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--line);border-radius:0}
        textarea{min-height:112px;resize:vertical}
        .code{letter-spacing:.2em;text-transform:uppercase;font-size:1.25rem}
        fieldset{border:0;min-width:0}
        .choices{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
        .choices label{display:inline-flex;align-items:center;gap:8px;min-height:44px;padding:0 14px;border:1px solid var(--line);font-weight:400}
        .choices input{width:20px;height:20px;margin:0;accent-color:var(--link)}
        button{min-height:48px;padding:0 24px;font:inherit;font-weight:600;color:var(--on-head);background:var(--head);border:1px solid transparent;border-radius:0;cursor:pointer}
        button.quiet{color:var(--text);background:var(--surface);border-color:var(--line)}
        main a{color:var(--link)}
        .done{font-size:2rem;line-height:1.25;font-weight:600}
        .elsewhere{padding-top:16px;border-top:1px solid var(--line);font-size:.875rem;color:var(--soft)}
        .taps{list-style:none;display:grid;gap:8px}
        .taps>li{display:grid;gap:8px;padding:8px;background:var(--surface);border:1px solid var(--line)}
        .tap{display:block;padding:0;border:0}
        .tap button{display:flex;justify-content:space-between;align-items:center;gap:12px;width:100%;min-height:52px;padding:8px 12px;text-align:start;color:var(--text);background:var(--surface);border:1px solid var(--line);font-weight:400}
        .tap button[aria-pressed=true]{color:var(--on-head);background:var(--head)}
        .tap button[aria-pressed=true] .hint{color:inherit}
        main:has(.hall){max-width:none;padding-inline:max(16px,3vw)}
        .hall{display:flex;flex-wrap:wrap;align-items:center;justify-content:center;gap:24px 5vw;font-size:clamp(1.125rem,2.2vw,2rem)}
        .hall>div{max-width:32em;display:grid;gap:.75em}
        .hall h2{font-size:1.25em}
        .hall .qr{display:block;width:min(66vh,92vw)}
        .hall-code{font-size:clamp(3rem,9vw,8rem);line-height:1.1;font-weight:600;letter-spacing:.08em;font-variant-numeric:tabular-nums}
        :focus-visible{outline:2px solid var(--text);outline-offset:2px}
        header a:focus-visible{outline-color:var(--on-head)}
        """;
}
