using System.Data.Common;
using Jaring.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Jaring.Tab.Edge;

/// <summary>Turns what was thrown, and what nobody answered, into the one answer of its code.</summary>
internal sealed partial class ErrorsMiddleware(RequestDelegate next, ILogger<ErrorsMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsUnanswered(context))
            {
                context.Response.Clear();
                await EdgeProblems.WriteAsync(context, "not-found");
            }
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, fault);
        }
    }

    /// <summary>A wrong method is answered like a wrong address, what is not offered does not exist; unless a route says 405 itself (the bot's, teams.md 3.1).</summary>
    private static bool IsUnanswered(HttpContext context) =>
        context.Response is { HasStarted: false, ContentType: null, ContentLength: null, StatusCode: var status }
        && (status == 404 || (status == 405 && context.GetEndpoint() is not RouteEndpoint));

    private static string CodeOf(Exception fault) => fault switch
    {
        RequestRefused refused => refused.Code,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => "too-large",
        BadHttpRequestException => "bad-json",

        // So Kestrel calls a chunk whose size is no number that it knows.
        IOException { InnerException: OverflowException } => "bad-json",
        StoreAwayException or DbException => "store-away",
        _ => "unexpected",
    };

    private async Task AnswerAsync(HttpContext context, Exception fault)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var code = CodeOf(fault);
        if (code is "unexpected" or "store-away")
        {
            Failed(log, code, fault);
        }
        else
        {
            Refused(log, code);
        }

        context.Response.Clear();
        await EdgeProblems.WriteAsync(context, code);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused: {Code}")]
    private static partial void Refused(ILogger logger, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed: {Code}")]
    private static partial void Failed(ILogger logger, string code, Exception fault);
}
