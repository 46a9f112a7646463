// Arrow IPC written by pyarrow 25, packed by gzip. Made by this program, which names the rows:
//
// import base64, gzip, io, decimal, pyarrow as pa, pyarrow.ipc as ipc
//
// def written(schema, batches, kind='file', **options):
//     sink = io.BytesIO()
//     new = ipc.new_file if kind == 'file' else ipc.new_stream
//     with new(sink, schema, options=ipc.IpcWriteOptions(**options)) as writer:
//         for batch in batches:
//             writer.write_batch(batch)
//     return sink.getvalue()
//
// ints = pa.array([1, 2, 3], pa.int32())
// struct = lambda values, name: pa.StructArray.from_arrays([values], [name])
// odd = [
//     ('first', ints),
//     ('null', pa.nulls(3)),
//     ('list of null', pa.array([[None], [], None], pa.list_(pa.null()))),
//     ('struct of null', struct(pa.nulls(3), 'n')),
//     ('sparse', pa.UnionArray.from_sparse(pa.array([0, 1, 0], pa.int8()), [ints, pa.array(['a', 'b', 'c'])])),
//     ('dense', pa.UnionArray.from_dense(pa.array([0, 1, 0], pa.int8()), pa.array([0, 0, 1], pa.int32()), [ints, pa.array(['b'])])),
//     ('decimal32', pa.array([decimal.Decimal('1.50'), None, None], pa.decimal32(9, 2))),
//     ('decimal64', pa.array([decimal.Decimal('1.50'), None, None], pa.decimal64(12, 2))),
//     ('decimal256', pa.array([decimal.Decimal('1.50'), None, None], pa.decimal256(40, 2))),
//     ('list view', pa.array([[1, 2], None, [3]], pa.list_view(pa.int32()))),
//     ('large list view', pa.array([['a' * 20, 'b'], None, ['c']], pa.large_list_view(pa.string_view()))),
//     ('struct of list view', struct(pa.array([[1, 2], None, [3]], pa.list_view(pa.int32())), 'l')),
//     ('run ends', pa.RunEndEncodedArray.from_arrays(pa.array([2, 3], pa.int16()), pa.array(['a', 'b']))),
//     ('map', pa.array([[('k', 1)], [], None], pa.map_(pa.string(), pa.int32()))),
//     ('duration', pa.array([1, None, 3], pa.duration('us'))),
//     ('interval', pa.array([pa.MonthDayNano([1, 2, 3]), None, None])),
//     ('float16', pa.array([1.5, None, 2], pa.float16())),
//     ('binary', pa.array([b'\xff', None, b''], pa.binary())),
//     ('large binary', pa.array([b'\xff', None, b''], pa.large_binary())),
//     ('binary view', pa.array([b'\xff' * 20, None, b''], pa.binary_view())),
//     ('text view', pa.array(['a' * 20, None, 'b'], pa.string_view())),
//     ('fixed list', pa.array([[1, 2], None, [3, 4]], pa.list_(pa.int32(), 2))),
//     ('fixed binary', pa.array([b'ab', None, b'cd'], pa.binary(2))),
//     ('time', pa.array([1, None, 3], pa.time64('ns'))),
//     ('date64', pa.array([86400000, None, 0], pa.date64())),
//     ('nanoseconds', pa.array([1, None, 3], pa.timestamp('ns'))),
//     ('dictionary of lists', pa.DictionaryArray.from_arrays(pa.array([0, 1, 0], pa.int8()), pa.array([[1], [2, 3]], pa.list_(pa.int32())))),
//     ('same', ints),
//     ('same', pa.array(['x', 'y', 'z'])),
//     ('struct of same', pa.StructArray.from_arrays([ints, ints], ['same', 'same'])),
//     ('last', pa.array(['a', None, 'c'])),
// ]
// columns = [values for _, values in odd]
// rows = pa.RecordBatch.from_arrays(columns, schema=pa.schema([pa.field(name, values.type) for name, values in odd]))
//
// large = pa.RecordBatch.from_pydict({
//     'ints': pa.array([[1, 2], None, [], [3, None], [4]], pa.large_list(pa.int32())),
//     'texts': pa.array([['a'], ['b', None], None, ['long text, long text'], []], pa.large_list(pa.large_string())),
//     'structs': pa.array([[{'a': 1}], [], None, [{'a': 2}, None], [{'a': None}]], pa.large_list(pa.struct([('a', pa.int32())]))),
//     'nested': pa.array([[[1], None], [], None, [[2, 3]], [[]]], pa.large_list(pa.large_list(pa.int64()))),
//     'bytes': pa.array([b'\xff', None, b'', b'a', b'b'], pa.large_binary()),
// })
// nested = pa.schema([
//     ('list', pa.list_(pa.int32())),
//     ('struct', pa.struct([('a', pa.string()), ('b', pa.list_(pa.string()))])),
//     ('large', pa.large_list(pa.string())),
//     ('words', pa.dictionary(pa.int32(), pa.string())),
//     ('view', pa.string_view()),
//     ('null', pa.null()),
// ])
// files = {
//     'oddFile': written(rows.schema, [rows]),
//     'oddStream': written(rows.schema, [rows], 'stream'),
//     'oddStreamV4': written(rows.schema, [rows], 'stream', metadata_version=pa.ipc.MetadataVersion.V4),
//     'oddLz4': written(rows.schema, [rows], compression='lz4'),
//     'oddZstd': written(rows.schema, [rows], 'stream', compression='zstd'),
//     'largeLists': written(large.schema, [large, large.slice(1, 3)]),
//     'noBatchFile': written(nested, []),
//     'noBatchStream': written(nested, [], 'stream'),
// }

import { gunzipSync } from 'node:zlib'

const bytes = (base64: string): Uint8Array => new Uint8Array(gunzipSync(Buffer.from(base64, 'base64')))

export const oddFile: Uint8Array = bytes(`
  H4sIAAAAAAACA+1aP2wTVxj/7o+NEw5wi0XdKlJvQJUHhgAtyoAqIzFka4Qs1UOk5uJcGgvHsewLNVWHDAwZOkRVhTIwMHRgYMjAwNCBgSGqGCzU
  gaEDIwNDhqgxxOT6vXvv+d59uuMcFTaf9HH57vu9731/33vJ49qNG999fxHAx6c6CZAH9kyCBVnIQA5/wkczwcTX/IHvs/eXSPsTAI+QKkj9HMqQ
  /jwB0EW6igRI97L4M9KDDICJVMHBU0ivDMQibSHNI11AGugAvyJVkGykfQ3gCdJVpD6qe4Y0jcTm3/7X99GoDLO1KL6BeDecjsd+foqYJxx3imFK
  Qo6qYQ5pCuk0Usdrr9c8e23Z7jirLtqBY/p8nB6nn6PQhwADms10H6TjiwchvnqQbL/E30HMxgh6W4rePKJymLcTmL08FEQuNYuNLSsxwJDC10hn
  kZbqNa++1nTat1kMGvWO14Hrb3ienwndmFoo9H0/30+2p+65qwHTD+0pc/xkXsRb4k8iNZ3mWsetrTWXOvD8HcMZ0OL4HNWfZXY6nnsFjb6HmG2O
  m4izw6vzuPzxlutkfu9y/BmGtxW8hbRc77pL9mKdRYB9+wv7gNXIgI/JF0jczgfdIcexeHELc4jIivqaeZMep9KbME4rHF+kcZpg/rhdz75Vd39i
  dY+43zn2s7iYci84+ininnDs2Ti/G077R1fxex+xexxvxsVfIqcwrsUgtppBcaztlxtrjnfxClxHTJnjTlJbWT3Vm57bvuU0GP/cZzgdWhz/KbWX
  4ZfW2w4rVB7rbGATG8PzrH1SUGzRgK9juKzAqtOCHmLsYA4I1gJbWQtmWW0L292m1667HYBD3x+8jc8hLmOAZq+zInv9NszhBtcf9HRBwTMbbrq3
  oYI65w4DneeKoo6kDRUxB/Ozvd60XdYU+Gwi/s5h/FqRlXYgcgcxrN9zgR9W4D3vfdDjYo9z/CDn2DnkPjDcHp/rFK15W6wV4VrJ6p7X2YWB75cG
  wbjP43LA3izJFcTMDdL7ojxQYsrxXxSUeGnCnzPDGg5teYz4R4Owl5LmeImYfxSbbUV3UfRdqBX9wPXJepdu+0Cx/SrHn6DxZ2vHklurrzqNS99c
  AfgN66Yk6oAZ4CWMmwjHsWUwWKcsMY6tcQ+Vcefjx12+hLPnUZLDGpkUMl34/5qPP033yqrYdzOBnmbHDWrICrowx/eXIVa4ADNHYc2qvcBkeNSA
  BZTPH4XxpBg23+xRGMvNo3jbWN9cEL3QaTltZhy3yhT/Ru3qpdjVR/l+il0vFbv4msL7hdZn9GzRXG9gE1QRX+FjtDj9uLjBLyjvcowVp9eStTnU
  ij2M+IeK3qT6fIGYvxXcFMFJfSbw8x5fU7JkTeGxscmauFxvB1shq40cjsgJt2yBYefLXeEz34MK4oRpBdpBN0H2Il+nJod5lGfSIiJNIZkX32V+
  QbEn7rHEO0++54kchE6d4IwYnZryXRNjDMXfnQnV33NRfw0ziH9vaPRp5PPCYyuon4UsP6flyfyGmA9i3uxZPEYc5Lgi+V4i40okDtNEPk30l4m8
  TPTPEX1Vwi8QfS2ir0XkG0S+oex3wV5K/N0i/DbR94DId0icdom8R+ye1qLyGS2qf5bwVS1qf5XIV4i+lha1Z5Pw94k+ycs89QQv6/MVwb8i8+0R
  e2SDDOuJNEyeyG0il7ws/xKRl8j4GT0yLZT1qH2zerS+qkRfEi/rY4HoWyH4FWJvi+C7ejT+W0S+rUfjv0vkPT081wVrNZG/JP7tEXmf8LKR5Hpq
  G1F5ifDTRtS+BSNaH12C3yD4HYLfJfge4V8Y0XjtEXnfiMZDBl7Kc2Z0vE3kJSIvE/kskS+QzUPycj1aIXLJy/rsErnkZb42ib4tgk/ipf77RH6f
  yHeIf4/J/LtmtH9AnHmMhH2OvpP2m1HHwwfitQS5fkw+zX7tmPaNitdTeOM9+/oofJI9af5/KD77keaDj8xrCec4g8RaEmjxePrNWazFJippPvlt
  keDuJuT9bsI5L03+oZ5MwrlZT/Ezk9AHekJfSD1sf3HwiYuV5GsK78Q8/8duXcmUpuCdxZR6Ee+bRH9mxD6Oq5OR8vItP3xnEuzyE/KRtN5TfEH8
  rjNqvfgxD9Wn5jeurhePkd/LMbmS8TUVHMtfbSk9H8M4zX+VeV/ck8aPum50b/8ci3tfH2mK3KmF8ZbnAP47dy64HbDEoWqW/K2velKcHybEuc2M
  6l+ZjP6+I8+X47uh8d3Q+G5ofDc0vhsa3w2N74bGd0Pju6Hx3dAod0PbWGzXgv+D9B9J45SOiiQAAA==
`)

export const oddStream: Uint8Array = bytes(`
  H4sIAAAAAAACA7VXP0wbVxj/7s52DHESt7FSt0LqDVHlIQNJ2ogBVR4yMDJ48IBUDnMUK8ZY9pE6VQeGDAwdUFVFDBkYOmTIwJAhQweGDKjKYEUd
  MnRgZMjAgIoTHK7fu/ee792nd5xRyUkf5+++3/ve9/89fN/3q+MAeWDPOOQgA2nI4i98jBSk8DV37Pvs/TXS0RjAC6QKUj+LMqQ/LwF0kaaRAOlp
  Bn8jPUsDpJAquHgC6cBCLNIm0hzSLaSBCfArUgXJRjoyAHaRppH6qO410iQS23/rX99Ho9LM1qL4BuLdcDoe+/0KMbscd4VhSkKOqmEWaQLpKlLH
  a6/VPHt1ye44Ky7agWv6fJ2p089R6EOAAcNmuo+T8cXjEF89jrdf4h8jZn0EvS1Fbx5RWczbJcxeHgoil0aOrS0rMcCQwrdI15EW6zWvvtp02o9Y
  DBr1jteB++95nl8L3ZhaKPR9P9+Pt6fuuSsB0w/tKXP8eF7EW+IvIzWd5mrHra02Fzvw5iPDWdDi+CzVn2F2Op57D41+ipgtjhvT2eHVeVz++MB1
  Mr/3OP4aw9sKPoe0VO+6i/ZCnUWAffsL+4DVyICvyRdI3G4G3SHXsXhxC7OIyIj6mnqfHKfS+zBOyxxfpHEaY/64Xc9+WHd/YnWPuN859gtdTLkX
  HP0Kcbsce13nd8Np/+gqfh8h9pDjU7r4S+QExrUYxNawKI61/VJj1fFu34P7iClz3GVqK6unetNz2w+dBuPf+AxnQovjP6f2MvziWtthhcpjnQls
  Ymt4no3PCootBvA5hmMFVpwW9BBjB3tAMAtsZRbMsNoWtrtNr113OwAnvj/4oM8hjjFAs9dYkb37EOZwnesPerqg4JkND9xHUEGdsyeBzhtFUUfS
  horYg/nZXmvaLmsKfDYQ//hEPysy0g5E7iCG9Xs28CMXeM97H0xd7HGPH+QeOyfcB4Y75HtdoTVvi1kRzkpW97zObg18vzQI1n2pywF7syRXEDM7
  SO6L8kCJKcd/VVDiZQh/rg1rOLTlJeJfDMJeittjHzH/KDbbiu6i6LtQK/qB8yn3Mdn2gWL7NMdfovFns2PRrdVXnMad7+4B/IZ1UxJ1wAzwYtaN
  hevYGAzmVE6sYzPuubLupn7d3Tu4ex4lWayRcSEzhf/v+Pqr9KysinM3HehpdtyghnJBF2b5+TLEChdg6jSsWbUXmOw20jzK507DeFIM22/mNIzl
  xqneNtY3t0QvdFpOmxnHrUqJv1G7egl29VF+lGDXvmIXnym8X2h9Ru8WzbUGNkEV8RW+xtDpx+EGv6C8yzE5nd6crM2hVuxhxD9X9MbV51vE/K3g
  JghO6ksBv+/xmZIhM4XHxiYzcaneDo5CVhtZXJEVbtkCg9v6e8JnfgYVxA0zF2gHMwWyF/mcGh/mUd5Ji4hMCcmc+C7zC4o9uicn3nnyPU/kIHSa
  BGdpdBrKd0OssRR/d8ZUf29E/bVSQfx7Q6OvIp8XHueC+pnP8Htanuxvif1A82bPwjniINcVyfcSWVcicZgk8kmiv0zkZaJ/luirEn6e6GsRfS0i
  XyfydeW8C85S4u8m4beIvmdEvkPitEfkPWL3pBGVTxlR/TOErxpR+6tEvkz0tYyoPRuE3yb6JC/z1BO8rM8Dgj8g+x0Se2SDDOuJNEyeyG0il7ws
  /xKRl8j6KTOyLZTNqH0zZrS+qkRfHC/rY57oWyb4ZWJvi+C7ZjT+m0S+ZUbjv0fkPTO81wWzmsj3iX+HRN4nvGwkOU9tKyovEX7Sito3b0Xro0vw
  6wS/Q/B7BN8j/FsrGq9DIu9b0XjIwEt5NhVdbxN5icjLRD5D5PPk8JC8nEfLRC55WZ9dIpe8zNcG0bdJ8HG81L9N5NtEvkP8e0n230tF+wfEnceK
  OefoO+68GXU9XBBvxMjNc/JJ9hvntG9UvJnAW2ec66PwcfYk+X9RfOYT7QefmDdi7nEWibUkMPR4+s1ZqGkTFbef/LZAcE9i8v4k5p6XJL+oJx1z
  bzYT/EzH9IEZ0xdSDztfHHx0sZJ8TeEdzfN/7DaVTBkK3llIqBfxfkD0p0fsY12djJSX7/nlOx1jlx+Tj7h5T/EF8b/OqPXiax6qT82vrq4XzpHf
  u5pcyfimFBzLX20xOR/DOM19kz4r7nHrR50b3Uc/a3Fn9ZGhyJ1aGG/2/g8oeHHF4BkAAA==
`)

export const oddStreamV4: Uint8Array = bytes(`
  H4sIAAAAAAACA7VXPWzbRhR+JCVFdpREbYRULQyUQ1Bo8OAkreHBKDRk8OhBgwYDNS3TtRBZFiQ6VYoOHjJ46GAUReAhQ4YOGTJ4yJChQ4YMRpFB
  CDpk6ODRQwYPRq3Eitl3vDvx+HA0ZdRh8Ew9vu/evf+7+L7vV8cB8sCecchBBtKQxV/4GBak8LVw7Pvs/TXS0RjAc6QKUj+LMqQ/LwF0kWaRAOlx
  Bn8jPU0DpJAquHgC6cBCLNI20gLSJNLABPgVqYJkIx0ZAC+RZpH6qO410hQS23/nX99Ho9LM1qL4BuLdcDoe+/0KMS857grDlIQcVcM80gTSVaSO
  196oefb6it1x1ly0A9f0+TpTp5+j0IcAA4bNdB8n44vHIb56HG+/xD9EzOYIeluK3jyispi3S5i9PBRELo0cW1tWYoAhhW+RriMt12tefb3ptB+w
  GDTqHa8Dd9/zPL8WujG1UOj7fr4fb0/dc9cCph/aU+b48byIt8RfRmo6zfWOW1tvLnfgzUeGs6DF8VmqP8PsdDx3Go1+jJgdjhvT2eHVeVz++MB1
  Mr/3OP4aw9sKPoe0Uu+6y/ZSnUWAffsL+4DVyICvyRdI3G4G3SHXsXhxC7OIyIj6mnmfHKfS+zBOqxxfpHEaY/64Xc++X3d/YnWPuN859gtdTLkX
  HP0KcS859rrO74bT/tFV/D5C7CHHp3Txl8gJjGsxiK1hURxr+5XGuuPdmoa7iClz3GVqK6unetNz2/edBuPf+AxnQovjP6f2MvzyRtthhcpjnQls
  Ymt4no3PCootBvA5hmMF1pwW9BBjB3tAMAtsZRbMsdoWtrtNr113OwAnvj/4oM8hjjFAszdYkb37EOZwk+sPerqg4JkN99wHUEGd8yeBzhtFUUfS
  horYg/nZ3mjaLmsKfLYQ//BEPysy0g5E7iKG9Xs28CMXeM97H0xd7HGPH+QeuyfcB4Y75HtdoTVvi1kRzkpW97zOJge+XxoE677U5YC9WZIriJkf
  JPdFeaDElOO/KijxMoQ/14Y1HNryAvHPB2Evxe2xj5h/FJttRXdR9F2oFf3A+ZT7mGz7QLF9luMv0fiz2bHs1uprTuP2d9MAv2HdlEQdMAO8mHVj
  4To2BoM5lRPr2Ix7pqy7qV935zbunkdJFmtkXMhM4f87vv4qPSur4txNB3qaHTeooVzQhVl+vgyxwgWYOQ1rVu0FJruFtIjyhdMwnhTD9ps7DWO5
  daq3jfXNpOiFTstpM+O4VSnxN2pXL8GuPsqPEuzaV+ziM4X3C63P6N2iudHAJqgivsLXGDr9ONzgF5R3OSan05uTtTnUij2M+GeK3rj6fIuYvxXc
  BMFJfangHwCfKRkyU3hsbDITV+rt4ChktZHFFVnhli0wuK2/J3zmZ1BB3DBzgXYwLZC9yOfU+DCP8k5aRGRKSBbEd5lfUOzRPTnxzpPveSIHodMk
  OEuj01C+G2KNpfi7P6b6eyPqr2UF8e8Njb6KfF54nAvqZzvD72l5sr8l9gPNmz3uOeIg1xXJ9xJZF8dLu6aIfIrsVybyMtlvnuirEnyVyBeJ/hbB
  t4h8k8g3lfMwOGtJPLYJv0P0PSXyXRLHPSLvEbunjKh8xojqnyN81SDxIPJVoq9lRO3ZIvwTok/yMm89wcv6PSD4A7LfIbFHNtCw3khD5YncJvI4
  XrZLichLRN+MGTEDymbU3jkzWn9Voi+Ol/WySPStEvwqsbdF8F0zmo9tIt8xo/nYI/KeGd4Dg9lO5PvEv0Mi7xNeNpacv7YVlZcIP2VF7Vu0ovXS
  JfhNgt8l+D2C7xH+rRWN1yGR961oPGTgpTybiq63ibxE5GUinyPyRXLYSF7Op1Uil7yszy6RS17ma4vo2yb4OF7qf0LkT4h8l/j3guy/l4r2D4g7
  khVzLtJ33Pk06nq4IN6IkZvn5JPsN85p36h4M4G3zrgHjMLH2ZPk/0XxmU+0H3xi3oi591kk1pLA0OPpN2eppk1U3H7y2xLBPYrJ+6OYe2GS/KKe
  dMw920zwMx3TB2ZMX0g97Hxx8NHFSvI1hXc0z/+x21QyZSh4ZymhXsT7HtGfHrGPdXUyUl6+55fzdIxdfkw+4uY9xRfE/41GrRdf81B9an51db10
  jvze0eRKxjel4Fj+asvJ+RjGaeGb9Flxj1s/6tzoPvhZizurjwxF7tTCeLP3f1QZJigQGgAA
`)

export const oddLz4: Uint8Array = bytes(`
  H4sIAAAAAAACA+1aPWxTVxS+7/nZeQkmuGBRk6blldLWpVQN0EYZEDISqrJUtWikRlWk5sVxGgvHsWyHhqpDVDFk6IDaCmVAKkOHDEjNwMDQwQMD
  qhgQ6pChQ8YODBmixhCT13P/4ntP3oudBCQGP+lwc975zrnnnnvOvdf3cfHy5S++OkOIB89wFyExQp8uEiUREiY2/AWPYRELmpF1z6PtcaC1TkLu
  Ag0B1WyQAf3ZQcgs0HkgAnQrAn8DLYYJsYCGQLkX6N8QYIFuAI0AnQaqm4T8BDQE5ACtGYRUgc4D1cDcQ6A+INr/wn+eB06Fqa8J8Y6INu+WK/Tv
  +4CpctxBikkKOZgmaaBeoG6gcqU0k6k40xNO2Z3Kgh+gU+N6pp99joIxMAwxHGp7vTk+sd7AD68H+y/x1wEz14LdomI3Bigb5q0DZi9G4mIujSjV
  TSkxgJCST4COAI3nMpXcdMEtXaMxyOfKlTK59JTP80NhG6aWxGueF6sF+5OrZKcYU2v4k+L4rpiIt8QfACq4helyNjNdGC+Tx88pLkSKHG9j+xHq
  p1vJ9oPTtwCzwHGdfn5Ucjwuvz/jNum4H3D8IYp3FHwUaCI3mx13xnI0AvTdX1AHNEfqXCcWR3E7yapD6tF4cQ9tQEREfg08bR6n5NNGnCY5PoHj
  1EnHk52tOFdz2e9o3gPuV4593S+mfBQcfR9wVY494jfuvFv6NquMew2wqxxv+cVfInshrgkWWyOEcbTsJ/LTbuVMP7kEmBTHHcC+0nzKFSrZ0lU3
  T/nHHsWZpMjxh7G/FD8+U3JpovJYR5hPVIfPs/FaXPHFIHwdg2WFTLlF8ggwDuuDsLXAUdaCQZrbwvdsoVLKZcuEbHhe/Zn/HMIyRsDtGZpkT541
  5nCO22c1HVfw1Icr2WtkCGymN5jNowmRR9KHIdEHHWdppuBkaVHAMw/46xv+a0VE+gHIJcDQerfZOKJs9Lz2iekXe+jjG9nH0gYfA8Wt8r4O4px3
  xFrRWCtp3vM8O133vGSd6R3zmwPa0kkeAky63rwuUnUlphzfE1fiZYjxHNrK4YYv9wB/t96opaA+VgDzj+Kzo9hOiLprWIVxwPoUfd7c97ri+3mO
  78Dxp2vHeDaTm3LzZz/tJ+RnyJukyAPqQCVAr7OhR5dBtk5FhR5d4+4oeif99c6dhd5jILEhR7qEzBTjf8L1u/FeOSz23TCzUyhnWQ5FWRXafH/Z
  woohkIHNRs6qtUBlcNQgoyAf2WzEE2Nof4ObjVjOb/r7RuvmtKiFctEtUee4V5b4V/frURO/aiBfa+LXiuIXX1N4veD81M8WhZk8FMEw4Ie4juFn
  HxY38gPIZzkm6mc3KnNzyyrUMODvKHaD8nMZMH8ruF6Ek/Ysws97fE2JoDWFx8ZBa+JErsS2QpobNmjYYliOwNDz5bIYM9+DEuKEGWXWiWkxv9Ok
  8ahzGWM6vVv5S3UmxRjiyjyr/lsk+HlHtEn0PonkRNg2ES6E+Kjs+8TnidHUj8DOyWkNNcEZwryGo/Gqdqrx6tHjFbLYHKS6VK1ueBcXEYqxHMxH
  +PowoOyJ6hgMJf/UVo3j2C7imBBtSrTvi3YS6Um+R7TzSD6P7C8h+RKyv4zs1RCfMHR7KUO3l0LySSSX/HHpn6GP9zbi7yF7K0heE/wJwTumLh8w
  df1RJJ9F8tuIf4AS9gGSryJ7tkiMdwXfh/hhlPCSvyD4BcG/Lfgqwkte9rccQnVmoXxCxZtE8jSSS/4NwReRvIj0FwR/TM6Xpfv3yNLzq4bsBfEy
  PxJh3V5fWMdLXvqbRvjJsB7/G0i+KPgPZTyRfFXwbwo+FtHlyYg+vjSSTyJ+LqL7s4jkVcQvC/6UzK8OPT/6OnT8oOD7ZX8Iv4jwVcQvC/4D2Z+t
  yx1bj0cKyYdtfXxzSL6A5FUkX0ZydrhSn059PXKQXPIyPweRXPJyvorI3g2ED+Kl/XtIfg/JVzrReoX6d7r0+iHiDBUK2CdxG7TvtKpPXhBvBMjN
  XfLN/Dd26V+reLMJH9phf2+FD/Kn2fhfFB95Sf2Rl8wbuzzvGToO2Dkmj+nvY8q50lCnK6TjQhRn7OHcuUN/GtanP3cssz0Ou/DHNwVb9dvWcbbi
  d1B8xwLeGwH93vQ7/wbpJ/T39Hruo5uATreoP7qtf/Ix1f8s3VQ/vEN8t/2U8cGZ+5mHIH9QPLrZlZJBjpq2HhIf3CkTgHNoYerTcXRb+oX+VnLh
  AfiXFD4WZQ7GSDWzbd7iuj7dzXpcmB6XGXh142vpOIvZC7X0O9T02ycEzmT1+wLXoz3U45WA8Rl7zK9TBs2bUGv1hvKJpscfjQkwSHeLdRfR30fo
  uC8ov4eD9FqNq4++t5Ndx7/u3jJQ3e3WLooXvR7+LS7uLUDpULqFevOg3jyPX5w3iyvq77jsT9S7tWoYvjcV+61zn/fnfPLtML0C4/kics7ac77Q
  OsyMv7x8D9L/moy8F8Zb1H77fwXOJbPXvt99f/vd75rUs7nTOpxB94Bk6/4zzu7d6d1eVOwGg+hbzcIBcd8jfq+p94NUPin4Ffm7X7Ttb/vtb/vt
  b/vtb/vtb/vtb/vtb/vtb/vtb/vtb/utfNtfgGS7yP4P6f9l5RKlSioAAA==
`)

export const oddZstd: Uint8Array = bytes(`
  H4sIAAAAAAACA71YTWwTVxB+++P1Ohgw4BZDAywSRZYaiQAFRWpUpRKVop5y8CGHVM3GcRqLxLFsh5qqlVIJpBx6QKhCOXDg0EocqJQDlSK1lXLg
  EFUcItRDDj3kyIGDD2ljiMl23r73vG/Hu7GNAo4m69n5Zt7MvJl5u3YcxxntISRB6KeHxIlBIsSEb/BRdKLDZWzbcej1DNBWjJDHQBmgugkyoD+i
  hFSBBoEI0H0DvgM9jBCiA2VAuRfouQZYoDtAY0B9QA2VkB+BMkAW0JZCyCrQIFAdzD0F6gei6y/95zjgVIT6muL3CL/O2OUK/f4EMKsMd5Bi0lwO
  pskIUC/QIaBypTSfrVhzU1bZns2BH6BTZ3pqkH2GghhcDFEsanu7PT617eFHt8P9F/hbgFnowG5RspsAlAn7FoXdS5Ak30slTnWHpBxASsnHQMeA
  JvPZSn6uYJdu0hzM5MuVMrn2ku3zU24btpYk646TqIf7k6/kZl2m7vkzxPA9CZ5vgT8AVLALc+Vcdq4wWSbPXlOcRooMb2L7BvXTruSugtP3AbPE
  cLEgPyp5lpefXzGbNO41hj9M8ZaEjwNN5au5SWsiTzNA7/0FfUBrpMF0EkmUt3Nudwg9mi/moQkIg9fXwMv2eUq/9PI0zfApnKcYjSdXrVg38rlv
  aN0D7ieGPR6UUxYFQz8B3CrDHguKe8YufZ2T4t4CbI3h9aD8C2Qv5DXl5lbRMI62/dTMnF25eJVcA8wQwx3AvtJ6yhcqudINe4byzxyKU0mR4Y9i
  fyl+cr5k00JluTZcn6gO22flSFLyRSFsjsFYIbN2kawDxnLXIO4ssKRZMExrm/ueK1RK+VyZkB3HabwK3kMYYwTcnqdF9uKVt4cLzL7b00kJT324
  nrtJMmBzZMe1+X6K15HwIcPXoHGW5gtWjjYFfBYBf2sneFYYwg9ALgOG9rvpxhF3o2e9T9Sg3MMaX4k1lndYDBRXY2sdxDVv8VnhzUpa96zO+hqO
  k264eieC9oBe6SZnADPSaN8XQw0ppwx/MinlS+HxHG7WsOfLCuAfN7xeCltjEzD/SD5bku0U7zvPKsQB8yn+ur3vDcn3QYaP4vzT2TGZy+Zn7ZlL
  V64SchfqJs3rgDpQCdGLeXp0DLpzKs716Ix7JOmdC9a7fAlWT4DEhBrp4TKVx/+C6R/CZ+UoP3cjrp1COefWUNztQpOdL00sD4EM7Ho1K/cClV0E
  Ggf52K6XT4yh6w3verlc3A32jfZNH++FctEuUeeYVzr/7/drvY1fdZBvtfFrU/KLzRTWL7g+/c8WhfkZaIJRwGeYjhJkH4Yb+Q7kVYaJB9mNi9ps
  WoUeBvwjyW5YfW4A5m8J14twwp5O2PMemykGmiksNxaaiVP5knsU0towQcPkYVkcA8s6mzxmdgal+BNm3LVOVJ2I5xTSnFXeXiZcndPN+qU6RZ6f
  lLTPYjpSHwzug07CP6f41UL3LSQnfA0V4TTEx/k1/duF11bc9jZXC5Er3Kjm5WktJufppD9Pms58i8mrHoJ7SZ6ZhFt7FYOdbYPSWSj7rEh1J1+D
  8jfRRf6O8usAv57l13GkJ3gRZxXJq8j+EpIvIfuryN4G4mvIXsIfcJMX8n4kF/wJzo8o/ninEb+A7D1A8hVkbwPJa0ieUP3ytOq3P4z4aVSo00i+
  iOw94PyHnF9T/fmtIXuCvyD2X/P7O4QaQ/BivVHN708V8UtIfwnJV5Bc8O9xfh3J15F+jfPHxKzR/f5Zuj/+YTREwngR/zSyt4Dwghf+LiH8Mlp/
  A8lrSJ6K+OX9nD8u/EPy8YhffxHJHyB+hfPnOb+J5HXEJwz/XOg3UP8YqH84n+b8HYRfRvg1xG8a/vo1o2g/o/58DCD5SNSfjyqS3+F8r/AHydeQ
  fi2K+iXqn0em6ZcLXtRnGskFL+yPmH570wgfxjf7H8kXkfyh6Y9vFa3/3PT3D+HPUFrI+YivYedPp/pkn3glRK52ybfzX+nSv07xahte2/Ocb8+H
  +dMu/v3ijbe0HnnLvEI6e95TZLkSa95PyPcTP3hgxb9JmozTTjSF7dYNta/6g2qxb09ku1oXFVY7v0xZbn7WUpQt+ZoIuR+23r3gesd6Kfl+6nNI
  2D0Q9ayqbfTG5fvjQu8TpS9ML7LHe4P0wtEiV7vLa9i6/jh/cQNQm8ZVMr6pjCstuNtwAKnSTLnUzEu/jOv/Fw4SekLZ8HHhE+7/LNES5PcXd08p
  zfPLxSdpvmxbIafD8/yO8qXLcv0slWl7vt+p/jnlytUjtF/2pc+77ovrIXEo3dTDbfdFRwvY57D69+//bf6ixBKrkDMLept9NeT7Bn2i+NT9VSAM
  32n+WvSdvf2w5PvWr+6PDYr7x+diBgpC6d6uPz/fw4N5kr/1g8oXRb21Hxynk37w2/0THmBR30Erf3RlQH3Tfmu5fzlkfhTZfmvN360+cF9VO95v
  2i/Zyf2vz0D9L+kLx9j5CMBj6+p+9MU7P4+rN7/txP6bng979pfa+tzpzb1s8/csev0fl8V0p2AeAAA=
`)

export const largeLists: Uint8Array = bytes(`
  H4sIAAAAAAACA+1XMWzTUBC97ziOBalkibSNBJX+wJCBAbYODK3UIRtRhdSOJGBRJAgVMVKRGBg7MDB26NCxQwfGDgyMGRgyMDB2ZGRkwtz/vk+/
  r5yd7P2Sff9879+9/313sje3tx/tPADIcfQDgATMuAFtiKAJMc5wqBB1QC3Ge0h3QDvAsQLYwusLzu/T8/6fPMdFt4yvLj0Dwo/eZekEZYaY/QK3
  3EH9DuHQFRg9wmucTrL0GcAJ4o4rsGb+IktfmRjfEDctsAGP7+POLQbUBt5+V/hu4TXJ3rx9mk2gh2d0N7fYpToejxE3yC95dDweBj/E62FecNB4
  e5/LHMy5ZelBZs7tDHGnBbZTtb/viJl5PrXns+ewY+sS56HVE4wW48m37NtOKBcK/lqIEyM2xhUxbU0TxuTTQVDwN6MNK5RRbesdGqHl/ksRADOt
  i5aQcu6jKnKxCZdj1Zu7ZRTX5p4Z68y+QdLx2GX2J2z9J2Y/Itkj+ZXkCskfDH/B/CWqbO8yXdMkceuYfV2V/e0x+74q8ztSUBpO75L+ma0/Z/5/
  kt7wfNz03oPyarlKDxe0L4pvlLd5Bb/G7IEgQ7Z+1fMTeHEc7jbzy/lwfOid4f/WcT4ur4ajl6/Hz7Up+3v631SOrwQ+PH6L7Q+EfUnnxf0u1fDh
  56IEf2tz7ouvy4ejhfrNoKbfNObsN5r1BcXqPq7pR5r1H2ffY/ZDksskTxj+lOGnzD5j5zpj/KT+pfnGmZ6w/gZMT1h/c7CeKvvvq/J7dbkq5YsS
  8qlODwQdBLwS6kHCR1A9JP7NmrqTcJynyw+hbVxZX8cvEOKCwKOOfzSnHypnW88uj9pY1ZGt5KSoZazaAdVSSLF2KeAHku67YhqVnw8Y4etv2utv
  2nm+aQ8xfzbtv9JfsPcF6DINAAA=
`)

export const noBatchFile: Uint8Array = bytes(`
  H4sIAAAAAAACA+2UsU7DMBCGz1WTWihIHoyUgaEjA0PYWPsESBUSHTq0QEQjBZCSlL5ABx6Ax2Bg7GMwMDDwLJj/7ENYqAMSa11d75r7/N/5YnU0
  Hp9dnBA5rEmPyBCvPcoopYQ0IizVpz7cORj2KWyjwMI2iGtYAeNc8ekcNijWyeUZib9b1ozSFMwkcPk27qEqVxyvwRhkNSoO0JEhK/2pxOL7FDaM
  9iaw1X1z3cJrfDijJf/k65Fi/gPxe6h/wDqHwuA4ZEWnnjc3JevwmZ1nk229Vl15y3EB5jhw+3nUF0ZKC9HlubVds7zqiGZgp4HPbKTLPRjxl7BH
  MOs/1H8B8xxxNuJYaw57Q/41qjmMah5JXFdtF7TDO+eZf8+ff8n8e+bX7ONeNFiNHVrKM+d83XC2DJqpp4xX5d3WP//Ro9192923f9y3BQYx8v9t
  X220vC/iBAAA
`)

export const noBatchStream: Uint8Array = bytes(`
  H4sIAAAAAAACA42RMU7DQBBFZ6M4rFCQtlgkFylSUlC45CApUqQgBAssOSDZDrlACg6QY1BQ5hgUFBSchc3/3kFaoRQ4+pmx5+2f8TiEEOYDESe8
  zmUsI8nEIsNlhjJEmIFhHEEHAxY6IK+hAmKt+AkBBwx9cn0mGp82NVFZgJlHLj/FvVTllvkOjEPVouMZJnLidT6TefzfQNPkbAZtn5v7FtHix4rV
  +r7vJ4b8N/Kv2P+SPhNl8Dri1adeNg8lffjOoWezU7NWXblmXoC5jtxFnsyFlcqj+nJvbddsVp3ILdhF5Mc+8eUMTuMd9Apm94/+72DeEs4nHL2W
  0CfqH0nPadLzSvO6arvoHb85d/67f97p/gfuz+7TWSxYixNW25MLfV+RI/U0NTxoAgAA
`)
