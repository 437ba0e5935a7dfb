using Minio;
using Minio.DataModel.Args;
using Minio.Exceptions;

namespace Expect.Persistence.Files;

/// <summary>Files in a bucket of a service that speaks Amazon's S3 protocol.</summary>
public sealed class S3FileStore : IFileStore
{
    private readonly IMinioClient _client;
    private readonly string _bucket;
    private readonly string _incoming = Directory.CreateTempSubdirectory("expect-files-").FullName;

    /// <summary>A store over a bucket, which is there already. Nothing is asked of the service yet.</summary>
    /// <param name="options">Where it is.</param>
    public S3FileStore(S3Options options)
    {
        _bucket = options.Bucket;
        _client = new MinioClient()
            .WithEndpoint(options.Endpoint.Authority)
            .WithCredentials(options.Key, options.Secret)
            .WithRegion(options.Region)
            .WithSSL(options.Endpoint.Scheme == Uri.UriSchemeHttps)
            .Build();
        Incoming = new IncomingFiles(_incoming);
    }

    /// <inheritdoc/>
    public IncomingFiles Incoming { get; }

    /// <inheritdoc/>
    public async Task PutAsync(FileKey key, IncomingFile file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file.Path);
        var put = new PutObjectArgs().WithBucket(_bucket).WithObject(key.ToString()).WithStreamData(content).WithObjectSize(content.Length);
        await GuardAsync(() => _client.PutObjectAsync(put, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<long?> FindAsync(FileKey key, CancellationToken cancellationToken)
    {
        try
        {
            var found = await GuardAsync(() => _client.StatObjectAsync(new StatObjectArgs().WithBucket(_bucket).WithObject(key.ToString()), cancellationToken)).ConfigureAwait(false);
            return found.Size;
        }
        catch (FileStoreException failure) when (failure.InnerException is ObjectNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task CopyAsync(FileKey key, long offset, long length, Stream output, CancellationToken cancellationToken)
    {
        var get = new GetObjectArgs().WithBucket(_bucket).WithObject(key.ToString()).WithOffsetAndLength(offset, length)
            .WithCallbackStream((content, cancellation) => content.CopyToAsync(output, cancellation));
        return GuardAsync(() => _client.GetObjectAsync(get, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string sha256, CancellationToken cancellationToken)
    {
        var list = new ListObjectsArgs().WithBucket(_bucket).WithPrefix(FileKey.DirectoryOf(sha256) + "/").WithRecursive(true);
        await GuardAsync(async () =>
        {
            await foreach (var item in _client.ListObjectsEnumAsync(list, cancellationToken).ConfigureAwait(false))
            {
                await _client.RemoveObjectAsync(new RemoveObjectArgs().WithBucket(_bucket).WithObject(item.Key), cancellationToken).ConfigureAwait(false);
            }

            return true;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_incoming, recursive: true);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is MinioException or HttpRequestException or IOException)
        {
            throw new FileStoreException("The service that keeps the files cannot be reached, or refuses.", failure);
        }
    }
}
